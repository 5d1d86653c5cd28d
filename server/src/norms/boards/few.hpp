// SPDX-License-Identifier: Apache-2.0
// Figures of one to four children, where the population itself says something about their families: they
// could be told apart, so who may not see those children gets no figure at all, on no page and no paper.
#pragma once

#include <functional>
#include <vector>

#include "norms/boards/board.hpp"
#include "people/few.hpp"
#include "people/viewer.hpp"

namespace kith::norms {

// Whether the viewer may read figures of a few children of the whole school under this rule: whom
// people::care_in_sight shows every child, and the desk where the rule is about guardians who live away.
bool may_read_few(const Rule& rule, const people::Viewer& viewer);
bool is_hidden(const Rule& rule, const people::Viewer& viewer, std::int64_t population);

// What is left says which norm, class or grade it is, and that its figures are hidden.
void hide(NormLine& line);

// Hides every class when one of them has a few children and the viewer may not read it, since the others
// would give it away; the same for grades. is_own: classes whose children the viewer may see.
void hide_few(std::vector<NormClassLine>& classes, const std::function<bool(std::int64_t class_id)>& is_own);
void hide_few(std::vector<NormGradeLine>& grades);

}  // namespace kith::norms

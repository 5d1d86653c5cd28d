// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "norms/acts/acts.hpp"
#include "norms/boards/board_paper.hpp"
#include "norms/boards/boards.hpp"
#include "platform/http/route.hpp"

namespace kith::norms {

std::vector<http::Route> norm_routes(const Catalogue& catalogue, Boards& boards, Acts& acts);
std::vector<http::Route> board_paper_routes(BoardPapers& papers);

}  // namespace kith::norms

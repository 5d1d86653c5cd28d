// SPDX-License-Identifier: Apache-2.0
// How each block takes its place on the pages.
#pragma once

#include "platform/pdf/flow.hpp"

namespace kith::pdf {

void place(Flow& flow, const Title& title);
void place(Flow& flow, const Heading& heading);
void place(Flow& flow, const Paragraph& paragraph);
void place(Flow& flow, const Facts& facts);
void place(Flow& flow, const Table& table);
void place(Flow& flow, const Shares& shares);
void place(Flow& flow, const Squares& squares);
void place(Flow& flow, const Image& image);
void place(Flow& flow, const Pictures& pictures);
void place(Flow& flow, const QrCode& code);
void place(Flow& flow, const Signatures& signatures);
void place(Flow& flow, const Cards& cards);
void place(Flow& flow, const PageBreak&);

// A QR code without caption at a place of the page. Refuses what makes none.
void put_qr(Flow& flow, const std::string& text, const Box& box);

}  // namespace kith::pdf

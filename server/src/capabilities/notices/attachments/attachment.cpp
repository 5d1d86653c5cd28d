// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/attachments/attachment.hpp"

#include <algorithm>

#include "platform/secrets/mac.hpp"

namespace kith::notices {

std::optional<Error> attachments_refusal(const std::vector<Attachment>& attachments) {
  const auto images = std::size_t(std::count_if(attachments.begin(), attachments.end(), [](const auto& each) {
    return each.kind == AttachmentKind::kImage;
  }));
  if (images > kMostImages)
    return invalid("notices.too_many_images", {{"attachments", "notices.too_many_images"}});
  if (attachments.size() - images > kMostFiles)
    return invalid("notices.too_many_files", {{"attachments", "notices.too_many_files"}});
  return std::nullopt;
}

int parts_of_upload(std::int64_t size_bytes) { return int((size_bytes + kUploadPart - 1) / kUploadPart); }

std::int64_t length_of_part(std::int64_t size_bytes, int part_no) {
  return std::min(kUploadPart, size_bytes - part_no * kUploadPart);
}

std::string text_hash_of(std::string_view title, std::string_view body,
                         const std::vector<Attachment>& attachments) {
  std::string text = std::string(title) + "\n\n" + std::string(body);
  for (const auto& each : attachments) text += std::string(1, '\0') + each.sha256 + " " + each.name;
  return secrets::sha256(text);
}

}  // namespace kith::notices

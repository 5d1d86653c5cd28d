// SPDX-License-Identifier: Apache-2.0
// An image or a file sent with a notice. Pure values and rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/error.hpp"
#include "platform/json/describe.hpp"

namespace kith::notices {

enum class AttachmentKind { kImage, kFile };
KITH_DESCRIBE_ENUM(AttachmentKind, kImage, kFile)

constexpr std::size_t kMostImages = 9, kMostFiles = 5;
constexpr std::int64_t kUploadPart = 512 * 1024;  // bytes sent at a time
constexpr int kLongestOfSmall = 480;              // pixels of an image in a list

// As its readers know it. address: what they ask for it by. size_bytes, sha256: of what they are given.
struct Attachment {
  std::string address;
  AttachmentKind kind = AttachmentKind::kImage;
  std::string name;
  std::string content_type;
  std::int64_t size_bytes = 0;
  std::optional<int> width;  // pixels, of an image
  std::optional<int> height;
  std::string sha256;
};
KITH_DESCRIBE(Attachment, (address, kind, name, content_type, size_bytes, width, height, sha256))

// What this installation takes, in bytes of what is sent.
struct AttachmentLimits {
  std::int64_t image_bytes = 20 * 1024 * 1024;
  std::int64_t file_bytes = 10 * 1024 * 1024;

  std::int64_t of(AttachmentKind kind) const {
    return kind == AttachmentKind::kImage ? image_bytes : file_bytes;
  }
};

// notices.too_many_images, too_many_files, each at the field attachments.
std::optional<Error> attachments_refusal(const std::vector<Attachment>& attachments);

// How many parts a file of so many bytes is sent in, and how long one of them is.
int parts_of_upload(std::int64_t size_bytes);
std::int64_t length_of_part(std::int64_t size_bytes, int part_no);

// SHA-256, in hexadecimal, of what is signed: title, an empty line, body; then for each attachment, in their
// order, a NUL, its own SHA-256 in hexadecimal, a blank and its name. No text holds a NUL, so no text reads
// like another with attachments.
std::string text_hash_of(std::string_view title, std::string_view body,
                         const std::vector<Attachment>& attachments);

}  // namespace kith::notices

// SPDX-License-Identifier: Apache-2.0
// Images and files as they come, while the letter they are for is being written. A file is sent in parts,
// each sealed and stored as it arrives; only when the last is there is it put together and looked at: an
// image is made anew without place and device, with a small one for lists, a file is taken for what its
// content says. Thread-safe; at most kPutTogetherAtOnce files are put together at a time, others wait.
#pragma once

#include <semaphore>

#include "capabilities/notices/attachments/attachment_store.hpp"
#include "people/viewer.hpp"
#include "platform/images/intake.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::notices {

constexpr std::int64_t kMostWaiting = 60;       // uploads of one author in no letter yet
constexpr std::chrono::hours kUploadsKept{48};  // in no letter, then they are swept up
constexpr std::ptrdiff_t kPutTogetherAtOnce = 2;

struct NewUpload {
  AttachmentKind kind = AttachmentKind::kImage;
  std::string name;  // as the sender's machine calls it
  std::int64_t size_bytes = 0;
};
KITH_DESCRIBE(NewUpload, (kind, name, size_bytes))

struct Upload {
  std::string address;
  std::int64_t part_bytes = 0;  // each part but the last has so many
};
KITH_DESCRIBE(Upload, (address, part_bytes))

struct UploadLimits {
  std::int64_t images = 0;  // in one letter
  std::int64_t files = 0;
  std::int64_t image_bytes = 0;
  std::int64_t file_bytes = 0;
};
KITH_DESCRIBE(UploadLimits, (images, files, image_bytes, file_bytes))

class Uploads {
 public:
  // All must outlive the object.
  Uploads(db::Db& db, const Clock& clock, const secrets::Sealer& sealer, secrets::Random& random,
          AttachmentLimits limits = {})
      : db_(db), clock_(clock), sealer_(sealer), random_(random), limits_(limits) {}

  UploadLimits limits() const;
  // Refused before a byte is sent. Errors, the first three at size_bytes: notices.empty_file,
  // image_too_large, file_too_large; notices.too_many_uploads.
  Result<Upload> begin(const people::Viewer& viewer, const NewUpload& upload);
  // The same part again changes nothing. Errors: notices.no_such_upload (or somebody else's),
  // notices.bad_part.
  Result<void> add_part(const people::Viewer& viewer, const std::string& address, int part_no,
                        std::string_view bytes);
  // Doing it again gives the same answer. Errors: notices.no_such_upload, parts_missing, not_a_file, and
  // those of images::Intake::take.
  Result<Attachment> complete(const people::Viewer& viewer, const std::string& address);
  // Error: notices.no_such_upload (also one that is in a letter).
  Result<void> remove(const people::Viewer& viewer, const std::string& address);

  // Forgets what has been in no letter for kUploadsKept; returns how many.
  int sweep();

 private:
  std::string joined(std::int64_t attachment_id, Variant variant);
  Result<AttachmentRow> checked_file(AttachmentRow row, const std::string& bytes) const;
  Result<AttachmentRow> keep_image(AttachmentRow row, const std::string& bytes);
  void save_sealed(std::int64_t attachment_id, Variant variant, std::string_view bytes);

  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
  secrets::Random& random_;
  const AttachmentLimits limits_;
  images::Intake intake_;
  std::counting_semaphore<kPutTogetherAtOnce> places_{kPutTogetherAtOnce};
};

}  // namespace kith::notices

// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/attachments/uploads.hpp"

#include <memory>

#include "platform/files/file_kind.hpp"
#include "platform/id.hpp"
#include "platform/secrets/codes.hpp"
#include "platform/secrets/mac.hpp"

namespace kith::notices {
namespace {

constexpr const char* kImageExtension = ".jpg";
constexpr const char* kImageType = "image/jpeg";
constexpr int kSweptAtOnce = 100;

Error no_such_upload() { return not_found("notices.no_such_upload"); }

Error bad_size(const char* code) { return invalid(code, {{"size_bytes", code}}); }

std::optional<Error> size_refusal(const NewUpload& upload, const AttachmentLimits& limits) {
  if (upload.size_bytes <= 0) return bad_size("notices.empty_file");
  if (upload.size_bytes <= limits.of(upload.kind)) return std::nullopt;
  return bad_size(upload.kind == AttachmentKind::kImage ? "notices.image_too_large"
                                                        : "notices.file_too_large");
}

// Files stay as they came; of images only what is made of them.
Variant variant_of(AttachmentKind kind) {
  return kind == AttachmentKind::kImage ? Variant::kSent : Variant::kWhole;
}

}  // namespace

UploadLimits Uploads::limits() const {
  return {kMostImages, kMostFiles, limits_.image_bytes, limits_.file_bytes};
}

Result<Upload> Uploads::begin(const people::Viewer& viewer, const NewUpload& upload) {
  if (auto refused = size_refusal(upload, limits_)) return *refused;
  AttachmentRow row{.school_id = viewer.school_id,
                    .address = secrets::new_token(random_),
                    .kind = upload.kind,
                    .name = files::clean_file_name(upload.name, ""),
                    .size_bytes = upload.size_bytes,
                    .added_by = viewer.person_id,
                    .added_at = clock_.now()};
  return db_.write([&](db::Tx& tx) -> Result<Upload> {
    if (waiting_uploads_of(tx, viewer.school_id, viewer.person_id) >= kMostWaiting)
      return Error{Fault::kTooMany, "notices.too_many_uploads", {}};
    row.id = tx.take_ids(viewer.school_id);
    save_attachment(tx, row);
    return Upload{row.address, kUploadPart};
  });
}

Result<void> Uploads::add_part(const people::Viewer& viewer, const std::string& address, int part_no,
                               std::string_view bytes) {
  auto row = db_.read([&](db::Session& session) {
    return waiting_upload(session, viewer.school_id, viewer.person_id, address);
  });
  if (!row || row->ready_at) return no_such_upload();
  if (part_no < 0 || part_no >= parts_of_upload(row->size_bytes) ||
      std::int64_t(bytes.size()) != length_of_part(row->size_bytes, part_no))
    return invalid("notices.bad_part");
  PartRow part{viewer.school_id, row->id, variant_of(row->kind), part_no, sealer_.seal(bytes)};
  db_.write([&](db::Tx& tx) { save_part(tx, part); });
  return {};
}

Result<Attachment> Uploads::complete(const people::Viewer& viewer, const std::string& address) {
  auto row = db_.read([&](db::Session& session) {
    return waiting_upload(session, viewer.school_id, viewer.person_id, address);
  });
  if (!row) return no_such_upload();
  if (row->ready_at) return row->shown();
  places_.acquire();
  const std::shared_ptr<void> place(nullptr, [this](void*) { places_.release(); });
  const auto bytes = joined(row->id, variant_of(row->kind));
  if (std::int64_t(bytes.size()) != row->size_bytes) return conflict("notices.parts_missing");
  auto made = row->kind == AttachmentKind::kImage ? keep_image(*row, bytes) : checked_file(*row, bytes);
  if (!made) return made.error();
  made->ready_at = clock_.now();
  db_.write([&](db::Tx& tx) {
    set_ready(tx, *made);
    if (made->kind == AttachmentKind::kImage) forget_parts(tx, made->id, Variant::kSent);
  });
  return made->shown();
}

std::string Uploads::joined(std::int64_t attachment_id, Variant variant) {
  std::string bytes;
  db_.read([&](db::Session& session) {
    each_part(session, attachment_id, variant,
              [&](const std::string& sealed) { bytes += sealer_.open(sealed); });
  });
  return bytes;
}

Result<AttachmentRow> Uploads::checked_file(AttachmentRow row, const std::string& bytes) const {
  const auto kind = files::file_kind_of(bytes);
  if (!kind) return invalid("notices.not_a_file");
  row.name = files::clean_file_name(row.name, files::extension_of(*kind));
  row.content_type = files::content_type_of(*kind);
  row.sha256 = secrets::sha256(bytes);
  return row;
}

Result<AttachmentRow> Uploads::keep_image(AttachmentRow row, const std::string& bytes) {
  auto whole = intake_.take(bytes);
  if (!whole) return whole.error();
  auto small = intake_.take(whole->jpeg, kLongestOfSmall);
  if (!small) return small.error();
  save_sealed(row.id, Variant::kWhole, whole->jpeg);
  save_sealed(row.id, Variant::kSmall, small->jpeg);
  row.name = files::clean_file_name(row.name, kImageExtension);
  row.content_type = kImageType;
  row.size_bytes = std::int64_t(whole->jpeg.size());
  row.width = whole->width;
  row.height = whole->height;
  row.sha256 = secrets::sha256(whole->jpeg);
  return row;
}

// A transaction each, so that nobody waits for a large one.
void Uploads::save_sealed(std::int64_t attachment_id, Variant variant, std::string_view bytes) {
  int part_no = 0;
  for (std::size_t at = 0; at < bytes.size(); at += std::size_t(kUploadPart)) {
    PartRow part{tenant_of(attachment_id), attachment_id, variant, part_no++,
                 sealer_.seal(bytes.substr(at, std::size_t(kUploadPart)))};
    db_.write([&](db::Tx& tx) { save_part(tx, part); });
  }
}

Result<void> Uploads::remove(const people::Viewer& viewer, const std::string& address) {
  return db_.write([&](db::Tx& tx) -> Result<void> {
    auto row = waiting_upload(tx, viewer.school_id, viewer.person_id, address);
    if (!row) return no_such_upload();
    forget_attachment(tx, row->id);
    return {};
  });
}

int Uploads::sweep() {
  int swept = 0;
  for (std::size_t found = kSweptAtOnce; found == kSweptAtOnce; swept += int(found))
    found = db_.write([&](db::Tx& tx) {
      const auto ids = forgotten_uploads(tx, clock_.now() - kUploadsKept, kSweptAtOnce);
      for (auto id : ids) forget_attachment(tx, id);
      return ids.size();
    });
  return swept;
}

}  // namespace kith::notices

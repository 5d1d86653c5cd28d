// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/attachments/attachment_store.hpp"

#include <fmt/format.h>

#include <set>

#include "platform/id.hpp"

namespace kith::notices {
namespace {

constexpr db::Sql kSetReady{
    "notices.set_attachment_ready",
    "update notice_attachments set name = :name, content_type = :content_type, size_bytes = :size_bytes, "
    "width = :width, height = :height, sha256 = :sha256, ready_at = :ready_at where school_id = :school_id "
    "and id = :id"};
constexpr db::Sql kForgetVariant{"notices.forget_attachment_variant",
                                 "delete from notice_attachment_parts where school_id = :school_id and "
                                 "attachment_id = :id and variant = :variant"};
constexpr db::Sql kForgetParts{
    "notices.forget_attachment_parts",
    "delete from notice_attachment_parts where school_id = :school_id and attachment_id = :id"};
constexpr db::Sql kForget{"notices.forget_attachment",
                          "delete from notice_attachments where school_id = :school_id and id = :id"};
// AttachmentRow.
#define KITH_ATTACHMENT_ROW                                                                         \
  "t.school_id, t.id, t.address, t.kind, t.name, t.content_type, t.size_bytes, t.width, t.height, " \
  "t.sha256, t.added_by, t.added_at, t.ready_at, t.kept_by"
constexpr db::Sql kWaiting{
    "notices.waiting_upload",
    "select " KITH_ATTACHMENT_ROW
    " from notice_attachments t where t.school_id = :school_id "
    "and t.address = :address and t.added_by = :author_id and not exists (select 1 from notice_enclosures e "
    "where e.school_id = t.school_id and e.attachment_id = t.id)"};
constexpr db::Sql kCountWaiting{
    "notices.waiting_uploads_of",
    "select count(*) from notice_attachments t where t.school_id = :school_id and t.added_by = :author_id "
    "and not exists (select 1 from notice_enclosures e where e.school_id = t.school_id and e.attachment_id = "
    "t.id)"};
constexpr db::Sql kForgotten{
    "notices.forgotten_uploads",
    "select t.id from notice_attachments t where t.added_at < :before and not exists (select 1 from "
    "notice_enclosures e where e.school_id = t.school_id and e.attachment_id = t.id) order by t.school_id, "
    "t.id limit :limit"};
constexpr db::Sql kParts{"notices.attachment_parts",
                         "select sealed from notice_attachment_parts where school_id = :school_id and "
                         "attachment_id = :id and variant = :variant order by part_no"};
constexpr db::Sql kEnclosedIn{
    "notices.enclosed_in",
    "select t.address, t.kind, t.name, t.content_type, t.size_bytes, t.width, t.height, t.sha256 from "
    "notice_enclosures e join notice_attachments t on t.school_id = e.school_id and t.id = e.attachment_id "
    "where e.school_id = :school_id and e.notice_id = :id and e.version = :version order by e.place"};
constexpr std::string_view kEnclosed =
    "select t.address, t.kind, t.name, t.content_type, t.size_bytes, t.width, t.height, t.sha256, "
    "e.notice_id, e.version from notice_enclosures e join notice_attachments t on t.school_id = e.school_id "
    "and t.id = e.attachment_id ";
constexpr db::Sql kToBring{
    "notices.attachments_to_bring",
    "select " KITH_ATTACHMENT_ROW
    " from notice_enclosures e join "
    "notice_attachments t on t.school_id = e.school_id and t.id = e.attachment_id where e.school_id = "
    ":school_id and e.notice_id = :id and e.version = :version order by e.place"};
// What is in a notice stays as it is.
constexpr db::Sql kBringAgain{
    "notices.bring_attachment_again",
    "update notice_attachments set added_by = :by, added_at = :at where school_id = :school_id and address = "
    ":address and not exists (select 1 from notice_enclosures e where e.school_id = "
    "notice_attachments.school_id and e.attachment_id = notice_attachments.id)"};
constexpr db::Sql kEnclosedAt{
    "notices.enclosed_at",
    "select " KITH_ATTACHMENT_ROW
    " from notice_attachments t where t.school_id = :school_id "
    "and t.address = :address and exists (select 1 from notice_enclosures e where e.school_id = t.school_id "
    "and e.attachment_id = t.id and e.notice_id = :id)"};

struct EnclosureRow {
  std::int64_t school_id = 0;
  std::int64_t notice_id = 0;
  int version = 1;
  int place = 0;
  std::int64_t attachment_id = 0;
};
KITH_DESCRIBE(EnclosureRow, (school_id, notice_id, version, place, attachment_id))

struct EnclosedRow : Attachment {
  std::int64_t notice_id = 0;
  int version = 1;
};
KITH_DESCRIBE_WITH(EnclosedRow, (Attachment), (notice_id, version))

db::Args key_args(std::int64_t id) { return {{"school_id", tenant_of(id)}, {"id", id}}; }

Error no_such_attachment() {
  return invalid("notices.no_such_attachment", {{"attachments", "notices.no_such_attachment"}});
}

// What may be put into the letter under this address.
std::optional<AttachmentRow> offered(db::Session& session, const Enclosing& enclosing,
                                     const std::string& address) {
  auto upload = waiting_upload(session, tenant_of(enclosing.notice_id), enclosing.author_id, address);
  if (upload && upload->ready_at) return upload;
  return enclosed_at(session, enclosing.notice_id, address);
}

}  // namespace

void save_attachment(db::Tx& tx, const AttachmentRow& attachment) {
  tx.insert("notice_attachments", attachment);
}

void save_part(db::Tx& tx, const PartRow& part) {
  tx.insert_all("notice_attachment_parts", std::vector<PartRow>{part}, "on conflict do nothing");
}

void set_ready(db::Tx& tx, const AttachmentRow& attachment) {
  tx.exec(kSetReady, {{"school_id", attachment.school_id},
                      {"id", attachment.id},
                      {"name", attachment.name},
                      {"content_type", attachment.content_type},
                      {"size_bytes", attachment.size_bytes},
                      {"width", attachment.width},
                      {"height", attachment.height},
                      {"sha256", attachment.sha256},
                      {"ready_at", attachment.ready_at}});
}

void forget_parts(db::Tx& tx, std::int64_t attachment_id, Variant variant) {
  auto args = key_args(attachment_id);
  args.emplace_back("variant", variant);
  tx.exec(kForgetVariant, args);
}

void forget_attachment(db::Tx& tx, std::int64_t attachment_id) {
  tx.exec(kForgetParts, key_args(attachment_id));
  tx.exec(kForget, key_args(attachment_id));
}

std::optional<AttachmentRow> waiting_upload(db::Session& session, std::int64_t school_id,
                                            std::int64_t author_id, const std::string& address) {
  return session.maybe<AttachmentRow>(
      kWaiting, {{"school_id", school_id}, {"author_id", author_id}, {"address", address}});
}

std::int64_t waiting_uploads_of(db::Session& session, std::int64_t school_id, std::int64_t author_id) {
  return session.one<std::int64_t>(kCountWaiting, {{"school_id", school_id}, {"author_id", author_id}});
}

std::vector<std::int64_t> forgotten_uploads(db::Session& session, Instant before, int limit) {
  return session.all<std::int64_t>(kForgotten, {{"before", before}, {"limit", limit}});
}

void each_part(db::Session& session, std::int64_t attachment_id, Variant variant,
               const std::function<void(const std::string&)>& on_part) {
  auto args = key_args(attachment_id);
  args.emplace_back("variant", variant);
  session.each<std::string>(kParts, args, on_part);
}

std::vector<Attachment> enclosed_in(db::Session& session, std::int64_t notice_id, int version) {
  auto args = key_args(notice_id);
  args.emplace_back("version", version);
  return session.all<Attachment>(kEnclosedIn, args);
}

std::vector<std::string> addresses_in(db::Session& session, std::int64_t notice_id, int version) {
  std::vector<std::string> addresses;
  for (auto& each : enclosed_in(session, notice_id, version)) addresses.push_back(std::move(each.address));
  return addresses;
}

std::map<int, std::vector<Attachment>> enclosed_by_version(db::Session& session, std::int64_t notice_id) {
  static const std::string text =
      std::string(kEnclosed) +
      "where e.school_id = :school_id and e.notice_id = :id order by e.version, e.place";
  std::map<int, std::vector<Attachment>> found;
  for (auto& row : session.all<EnclosedRow>({"notices.enclosed_by_version", text}, key_args(notice_id)))
    found[row.version].push_back(std::move(row));
  return found;
}

std::map<std::int64_t, std::vector<Attachment>> enclosed_in_each(
    db::Session& session, std::int64_t school_id, const std::vector<std::int64_t>& notice_ids) {
  std::map<std::int64_t, std::vector<Attachment>> found;
  if (notice_ids.empty()) return found;
  const auto text = fmt::format(
      "{}join notices n on n.school_id = e.school_id and n.id = e.notice_id and n.version = e.version where "
      "e.school_id = :school_id and e.notice_id in ({}) order by e.notice_id, e.place",
      kEnclosed, fmt::join(notice_ids, ", "));
  for (auto& row : session.all<EnclosedRow>({"notices.enclosed_in_each", text}, {{"school_id", school_id}}))
    found[row.notice_id].push_back(std::move(row));
  return found;
}

std::optional<AttachmentRow> enclosed_at(db::Session& session, std::int64_t notice_id,
                                         const std::string& address) {
  auto args = key_args(notice_id);
  args.emplace_back("address", address);
  return session.maybe<AttachmentRow>(kEnclosedAt, args);
}

std::vector<std::string> bring_into_school(db::Tx& tx, const Bringing& bringing) {
  auto args = key_args(bringing.letter_id);
  args.emplace_back("version", bringing.version);
  std::vector<std::string> addresses;
  for (auto& row : tx.all<AttachmentRow>(kToBring, args)) {
    addresses.push_back(row.address);
    row.kept_by = row.bytes_of();
    row.school_id = bringing.school_id;
    row.id = tx.take_ids(bringing.school_id);
    row.added_by = bringing.brought_by;
    row.added_at = bringing.at;
    if (!tx.insert_if_new("notice_attachments", row))
      tx.exec(kBringAgain, {{"by", bringing.brought_by},
                            {"at", bringing.at},
                            {"school_id", bringing.school_id},
                            {"address", row.address}});
  }
  return addresses;
}

Result<void> enclose(db::Tx& tx, const Enclosing& enclosing) {
  if (enclosing.addresses.size() > kMostImages + kMostFiles)
    return invalid("notices.too_many_files", {{"attachments", "notices.too_many_files"}});
  std::vector<EnclosureRow> rows;
  std::vector<Attachment> attachments;
  std::set<std::string> named;
  for (const auto& address : enclosing.addresses) {
    auto found = offered(tx, enclosing, address);
    if (!found || !named.insert(address).second) return no_such_attachment();
    rows.push_back({tenant_of(enclosing.notice_id), enclosing.notice_id, enclosing.version, int(rows.size()),
                    found->id});
    attachments.push_back(found->shown());
  }
  if (auto refused = attachments_refusal(attachments)) return *refused;
  if (!rows.empty()) tx.insert_all("notice_enclosures", rows);
  return {};
}

}  // namespace kith::notices

// SPDX-License-Identifier: Apache-2.0
#include "platform/http/static_files.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace kith::http {
namespace {

namespace fs = std::filesystem;

class AWebFolder : public testing::Test {
 protected:
  AWebFolder() : root_(fs::temp_directory_path() / ("kith-web-" + std::to_string(::getpid()))) {
    write("secret.txt", "secret");
    write("dist/index.html", "<html>");
    write("dist/index.html.br", "br of index");
    write("dist/assets/app-1a2b.js", "script");
    write("dist/assets/app-1a2b.js.br", "br of script");
    write("dist/assets/app-1a2b.js.gz", "gz of script");
    write("dist/assets/orphan.js.br", "no original");
    write("dist/worker.js", "worker");
    write("dist/kith.webmanifest", "{}");
    write("dist/large.bin", std::string(StaticFiles::kLargestKept + 1, 'x'));
    files_.emplace(root_ / "dist");
  }
  ~AWebFolder() override { fs::remove_all(root_); }

  void write(const std::string& name, const std::string& bytes) {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << bytes;
  }

  std::optional<Response> get(std::string target, std::string encoding = "", std::string accept = "*/*") {
    return files_->answer({.method = "GET", .target = target, .accept = accept, .accept_encoding = encoding});
  }

  fs::path root_;
  std::optional<StaticFiles> files_;
};

TEST_F(AWebFolder, ServesTheSmallestVariantTheClientTakes) {
  EXPECT_EQ(get("/assets/app-1a2b.js")->bytes(), "script");
  EXPECT_EQ(get("/assets/app-1a2b.js", "gzip, deflate")->bytes(), "gz of script");
  EXPECT_EQ(get("/assets/app-1a2b.js", "gzip, deflate, br")->bytes(), "br of script");
  EXPECT_EQ(get("/assets/app-1a2b.js", "gzip;q=1.0, br;q=0")->bytes(), "gz of script");
  EXPECT_EQ(*get("/assets/app-1a2b.js", "br")->header("Content-Encoding"), "br");
  EXPECT_EQ(*get("/assets/app-1a2b.js", "br")->header("Content-Type"), "text/javascript; charset=utf-8");
}

TEST_F(AWebFolder, LetsHashedNamesBeKeptForEverAndPagesAskAgain) {
  EXPECT_EQ(*get("/assets/app-1a2b.js")->header("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(*get("/index.html")->header("Cache-Control"), "no-cache");
  EXPECT_EQ(*get("/")->header("Cache-Control"), "no-cache");
}

// At the root, so that its scope is the whole app; asked for anew, so that a new release reaches every phone.
TEST_F(AWebFolder, GivesTheWorkerThatKeepsTheAppOnAPhoneAnewEachTime) {
  EXPECT_EQ(*get("/worker.js")->header("Cache-Control"), "no-cache");
  EXPECT_EQ(*get("/worker.js")->header("Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(*get("/kith.webmanifest")->header("Content-Type"), "application/manifest+json");
}

TEST_F(AWebFolder, AnswersThatNothingChanged) {
  auto version = *get("/", "br")->header("ETag");
  EXPECT_NE(version, *get("/")->header("ETag"));
  auto again =
      files_->answer({.method = "GET", .target = "/", .if_none_match = version, .accept_encoding = "br"});
  EXPECT_EQ(again->status, 304);
  EXPECT_EQ(again->bytes(), "");
}

TEST_F(AWebFolder, GivesPagesOfTheAppTheIndex) {
  EXPECT_EQ(get("/visits/7?x=1", "", "text/html,*/*")->bytes(), "<html>");
  EXPECT_FALSE(get("/visits/7"));
  EXPECT_FALSE(get("/assets/gone.js"));
  EXPECT_FALSE(get("/api/visits", "", "text/html"));
}

TEST_F(AWebFolder, ShowsNothingBesideItsFiles) {
  for (const char* target :
       {"/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/../../secret.txt",
        "/assets/%2e%2e%2f%2e%2e%2fsecret.txt", "//etc/passwd", "/assets", "/assets/orphan.js",
        "/index.html%00.js", "/\\..\\secret.txt"}) {
    EXPECT_FALSE(get(target)) << target;
  }
}

TEST_F(AWebFolder, ReadsLargeFilesFromDisk) {
  EXPECT_TRUE(files_->reads_disk({.method = "GET", .target = "/large.bin"}));
  EXPECT_FALSE(files_->reads_disk({.method = "GET", .target = "/index.html"}));
  EXPECT_EQ(get("/large.bin")->bytes().size(), StaticFiles::kLargestKept + 1);
}

TEST_F(AWebFolder, MissesAFileThatHasGone) {
  fs::remove(root_ / "dist/large.bin");
  EXPECT_FALSE(get("/large.bin"));
}

TEST(AMissingWebFolder, ServesNothing) {
  StaticFiles files("/nowhere/at/all");
  EXPECT_TRUE(files.empty());
  EXPECT_FALSE(files.answer({.method = "GET", .target = "/", .accept = "text/html"}));
}

}  // namespace
}  // namespace kith::http

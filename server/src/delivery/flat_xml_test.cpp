// SPDX-License-Identifier: Apache-2.0
#include "delivery/flat_xml.hpp"

#include <gtest/gtest.h>

namespace kith::delivery {
namespace {

using Found = std::map<std::string, std::string>;

TEST(ReadingFlatXml, FindsTheTextsOfTheRoot) {
  EXPECT_EQ(read_flat_xml("<xml><MsgID>200163836</MsgID><Status><![CDATA[failed:user block]]></Status>"
                          "<Empty/><Deep><Status>no</Status></Deep></xml>"),
            (Found{{"MsgID", "200163836"}, {"Status", "failed:user block"}, {"Empty", ""}, {"Deep", ""}}));
}

TEST(ReadingFlatXml, RefusesWhatIsNoneOrCouldGrow) {
  for (const char* text : {"", "x", "<xml>", "<xml></b></xml>",
                           "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><xml><b>&a;</b></xml>", "<xml>&a;</xml>"})
    EXPECT_FALSE(read_flat_xml(text)) << text;
}

}  // namespace
}  // namespace kith::delivery

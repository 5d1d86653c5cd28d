// SPDX-License-Identifier: Apache-2.0
// The words that cells of a roster hold, as normalised for comparison (lower case, no blanks). Included by
// cells.cpp only.
#pragma once

#include <array>
#include <string_view>

#include "people/words.hpp"

namespace kith::people {

template <class Meaning>
struct Word {
  std::string_view text;
  Meaning meaning;
};

inline constexpr std::array kSexes{Word<Sex>{"男", Sex::kMale},   Word<Sex>{"女", Sex::kFemale},
                                   Word<Sex>{"男性", Sex::kMale}, Word<Sex>{"女性", Sex::kFemale},
                                   Word<Sex>{"male", Sex::kMale}, Word<Sex>{"female", Sex::kFemale},
                                   Word<Sex>{"m", Sex::kMale},    Word<Sex>{"f", Sex::kFemale}};

inline constexpr std::array kYesNo{
    Word<bool>{"", false},     Word<bool>{"是", true},    Word<bool>{"否", false},   Word<bool>{"有", true},
    Word<bool>{"无", false},   Word<bool>{"没有", false}, Word<bool>{"不是", false}, Word<bool>{"1", true},
    Word<bool>{"0", false},    Word<bool>{"√", true},     Word<bool>{"✓", true},     Word<bool>{"✔", true},
    Word<bool>{"×", false},    Word<bool>{"x", false},    Word<bool>{"-", false},    Word<bool>{"yes", true},
    Word<bool>{"no", false},   Word<bool>{"y", true},     Word<bool>{"n", false},    Word<bool>{"true", true},
    Word<bool>{"false", false}};

inline constexpr std::array kRelations{Word<Relation>{"父亲", Relation::kFather},
                                       Word<Relation>{"父", Relation::kFather},
                                       Word<Relation>{"爸爸", Relation::kFather},
                                       Word<Relation>{"father", Relation::kFather},
                                       Word<Relation>{"母亲", Relation::kMother},
                                       Word<Relation>{"母", Relation::kMother},
                                       Word<Relation>{"妈妈", Relation::kMother},
                                       Word<Relation>{"mother", Relation::kMother},
                                       Word<Relation>{"祖父", Relation::kPaternalGrandfather},
                                       Word<Relation>{"爷爷", Relation::kPaternalGrandfather},
                                       Word<Relation>{"祖母", Relation::kPaternalGrandmother},
                                       Word<Relation>{"奶奶", Relation::kPaternalGrandmother},
                                       Word<Relation>{"外祖父", Relation::kMaternalGrandfather},
                                       Word<Relation>{"外公", Relation::kMaternalGrandfather},
                                       Word<Relation>{"姥爷", Relation::kMaternalGrandfather},
                                       Word<Relation>{"外祖母", Relation::kMaternalGrandmother},
                                       Word<Relation>{"外婆", Relation::kMaternalGrandmother},
                                       Word<Relation>{"姥姥", Relation::kMaternalGrandmother},
                                       Word<Relation>{"继父", Relation::kStepfather},
                                       Word<Relation>{"stepfather", Relation::kStepfather},
                                       Word<Relation>{"继母", Relation::kStepmother},
                                       Word<Relation>{"stepmother", Relation::kStepmother},
                                       Word<Relation>{"哥哥", Relation::kSibling},
                                       Word<Relation>{"姐姐", Relation::kSibling},
                                       Word<Relation>{"兄", Relation::kSibling},
                                       Word<Relation>{"姐", Relation::kSibling},
                                       Word<Relation>{"兄弟姐妹", Relation::kSibling},
                                       Word<Relation>{"叔叔", Relation::kRelative},
                                       Word<Relation>{"伯父", Relation::kRelative},
                                       Word<Relation>{"姑姑", Relation::kRelative},
                                       Word<Relation>{"姑母", Relation::kRelative},
                                       Word<Relation>{"舅舅", Relation::kRelative},
                                       Word<Relation>{"姨妈", Relation::kRelative},
                                       Word<Relation>{"姨母", Relation::kRelative},
                                       Word<Relation>{"亲属", Relation::kRelative},
                                       Word<Relation>{"亲戚", Relation::kRelative}};

inline constexpr std::array kPosts{Word<Post>{"校长", Post::kPrincipal},
                                   Word<Post>{"园长", Post::kPrincipal},
                                   Word<Post>{"书记", Post::kPrincipal},
                                   Word<Post>{"principal", Post::kPrincipal},
                                   Word<Post>{"副校长", Post::kVicePrincipal},
                                   Word<Post>{"副园长", Post::kVicePrincipal},
                                   Word<Post>{"副书记", Post::kVicePrincipal},
                                   Word<Post>{"viceprincipal", Post::kVicePrincipal},
                                   Word<Post>{"德育主任", Post::kMoralDirector},
                                   Word<Post>{"德育处主任", Post::kMoralDirector},
                                   Word<Post>{"政教主任", Post::kMoralDirector},
                                   Word<Post>{"教务主任", Post::kTeachingDirector},
                                   Word<Post>{"教务处主任", Post::kTeachingDirector},
                                   Word<Post>{"教导主任", Post::kTeachingDirector},
                                   Word<Post>{"心理教师", Post::kPsychologyTeacher},
                                   Word<Post>{"心理老师", Post::kPsychologyTeacher},
                                   Word<Post>{"年级组长", Post::kGradeHead},
                                   Word<Post>{"年级主任", Post::kGradeHead},
                                   Word<Post>{"级部主任", Post::kGradeHead},
                                   Word<Post>{"班主任", Post::kHomeroomTeacher},
                                   Word<Post>{"辅导员", Post::kHomeroomTeacher},
                                   Word<Post>{"homeroomteacher", Post::kHomeroomTeacher},
                                   Word<Post>{"科任教师", Post::kSubjectTeacher},
                                   Word<Post>{"科任老师", Post::kSubjectTeacher},
                                   Word<Post>{"任课教师", Post::kSubjectTeacher},
                                   Word<Post>{"教师", Post::kSubjectTeacher},
                                   Word<Post>{"subjectteacher", Post::kSubjectTeacher},
                                   Word<Post>{"teacher", Post::kSubjectTeacher},
                                   Word<Post>{"办公室", Post::kOffice},
                                   Word<Post>{"办公室主任", Post::kOffice},
                                   Word<Post>{"行政", Post::kOffice},
                                   Word<Post>{"office", Post::kOffice}};

}  // namespace kith::people

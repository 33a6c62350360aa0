// In place of ICU's normalizer2.cpp: NFC of UTF-8 alone, by ICU's own algorithm on its own table.
// The original keeps all four forms, each for UTF-16 too, alive through their tables of functions.

#include "normalizer2impl.h"
#include "unicode/bytestream.h"
#include "unicode/normalizer2.h"
#include "unicode/unistr.h"

using icu::Normalizer2Impl;  // as the table names it
#define INCLUDED_FROM_NORMALIZER2_CPP
#include "norm2_nfc_data.h"

U_NAMESPACE_BEGIN

Normalizer2::~Normalizer2() = default;

// What no one calls, of the interface; an answer would differ from the native side's.
void Normalizer2::normalizeUTF8(uint32_t, StringPiece, ByteSink&, Edits*, UErrorCode&) const {
  __builtin_trap();
}
UBool Normalizer2::getRawDecomposition(UChar32, UnicodeString&) const {
  __builtin_trap();
}
UChar32 Normalizer2::composePair(UChar32, UChar32) const {
  __builtin_trap();
}
uint8_t Normalizer2::getCombiningClass(UChar32) const {
  __builtin_trap();
}
UBool Normalizer2::isNormalizedUTF8(StringPiece, UErrorCode&) const {
  __builtin_trap();
}

namespace {

class Nfc final : public Normalizer2 {
 public:
  Nfc() {
    impl_.init(norm2_nfc_data_indexes, &norm2_nfc_data_trie, norm2_nfc_data_extraData,
               norm2_nfc_data_smallFCD);
  }

  void normalizeUTF8(uint32_t options, StringPiece text, ByteSink& sink, Edits* edits,
                     UErrorCode& error) const override {
    const auto* begin = reinterpret_cast<const uint8_t*>(text.data());
    impl_.composeUTF8(options, false, begin, begin + text.length(), &sink, edits, error);
    sink.Flush();
  }

  UnicodeString& normalize(const UnicodeString&, UnicodeString&, UErrorCode&) const override {
    __builtin_trap();
  }
  UnicodeString& normalizeSecondAndAppend(UnicodeString&, const UnicodeString&,
                                          UErrorCode&) const override {
    __builtin_trap();
  }
  UnicodeString& append(UnicodeString&, const UnicodeString&, UErrorCode&) const override {
    __builtin_trap();
  }
  UBool getDecomposition(UChar32, UnicodeString&) const override { __builtin_trap(); }
  UBool isNormalized(const UnicodeString&, UErrorCode&) const override { __builtin_trap(); }
  UNormalizationCheckResult quickCheck(const UnicodeString&, UErrorCode&) const override {
    __builtin_trap();
  }
  int32_t spanQuickCheckYes(const UnicodeString&, UErrorCode&) const override { __builtin_trap(); }
  UBool hasBoundaryBefore(UChar32) const override { __builtin_trap(); }
  UBool hasBoundaryAfter(UChar32) const override { __builtin_trap(); }
  UBool isInert(UChar32) const override { __builtin_trap(); }

 private:
  Normalizer2Impl impl_;
};

}  // namespace

const Normalizer2* Normalizer2::getNFCInstance(UErrorCode& error) {
  if (U_FAILURE(error)) return nullptr;
  static const Nfc nfc;
  return &nfc;
}

U_NAMESPACE_END

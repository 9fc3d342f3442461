// LDAP messages as bytes, as far as a load generator needs them: requests built once, answers walked by their lengths.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace ber {

using std::string;

inline string length(size_t n) {
  if (n < 0x80) return string(1, static_cast<char>(n));
  string digits;
  for (; n > 0; n >>= 8) digits.insert(digits.begin(), static_cast<char>(n));
  return static_cast<char>(0x80 | digits.size()) + digits;
}
inline string element(int tag, const string &content) {
  return static_cast<char>(tag) + length(content.size()) + content;
}
inline string octets(const string &text) { return element(0x04, text); }
inline string number(int tag, int value) { return element(tag, string(1, static_cast<char>(value))); }
inline string equality(const string &attribute, const string &value) {
  return element(0xa3, octets(attribute) + octets(value));
}

// RFC 4511 §4.2 and §4.5.1: the operations that are measured.
inline string bindRequest(const string &dn, const string &password) {
  return element(0x60, number(0x02, 3) + octets(dn) + element(0x80, password));
}
inline string searchRequest(const string &base, const string &filter, const std::vector<string> &attributes) {
  string list;
  for (auto &attribute : attributes) list += octets(attribute);
  const string wholeSubtree = number(0x0a, 2), neverDeref = number(0x0a, 0), noLimit = number(0x02, 0),
               values = number(0x01, 0);
  return element(0x63, octets(base) + wholeSubtree + neverDeref + noLimit + noLimit + values + filter +
                           element(0x30, list));
}

// RFC 2696 §2: the control that asks for a page, as the controls of a message. An empty cookie begins.
inline string pagedControl(int size, const string &cookie) {
  const string value = element(0x30, element(0x02, string{static_cast<char>(size >> 8), static_cast<char>(size)}) +
                                         octets(cookie));
  return element(0xa0, element(0x30, octets("1.2.840.113556.1.4.319") + octets(value)));
}

// A request whose message id and person are filled in each time it is sent. The person's number stands as `######`.
class Request {
 public:
  Request() = default;
  explicit Request(const string &operation) {
    const string content = number(0x02, 1) + operation;
    bytes_ = element(0x30, content);
    messageId_ = bytes_.size() - content.size() + 2;
    for (size_t at = 0; (at = bytes_.find("######", at)) != string::npos; at += 6) numbers_.push_back(at);
  }
  void append(string &out, int messageId, uint32_t person) const {
    const size_t start = out.size();
    out += bytes_;
    out[start + messageId_] = static_cast<char>(messageId);
    for (size_t at : numbers_)
      for (uint32_t digit = 6, rest = person; digit-- > 0; rest /= 10)
        out[start + at + digit] = static_cast<char>('0' + rest % 10);
  }

 private:
  string bytes_;
  size_t messageId_ = 0;
  std::vector<size_t> numbers_;
};

struct Answer {
  int messageId;
  uint8_t operation;
  int resultCode;  // of a result; -1 otherwise
  const uint8_t *controls, *end;
};

// Reads the header at `at`: sets where its content starts and ends. False while it is not all there.
inline bool header(const uint8_t *at, const uint8_t *end, const uint8_t *&content, size_t &size) {
  if (end - at < 2) return false;
  size = at[1];
  content = at + 2;
  if (size < 0x80) return true;
  const size_t digits = size & 0x7f;
  if (static_cast<size_t>(end - content) < digits) return false;
  for (size = 0; content < at + 2 + digits; content++) size = size << 8 | *content;
  return true;
}

// The next whole message of `at … end`, or nullptr while it is not all there. Answers where it ends.
inline const uint8_t *next(const uint8_t *at, const uint8_t *end, Answer &answer) {
  const uint8_t *content;
  size_t size;
  if (!header(at, end, content, size) || static_cast<size_t>(end - content) < size) return nullptr;
  const uint8_t *after = content + size, *id, *operation;
  size_t idSize, operationSize;
  if (!header(content, after, id, idSize)) return after;
  answer.messageId = 0;
  for (size_t i = 0; i < idSize; i++) answer.messageId = answer.messageId << 8 | id[i];
  const uint8_t *tag = id + idSize;
  answer.operation = *tag;
  const bool isResult = *tag == 0x61 || *tag == 0x65;  // bind, search done
  answer.end = answer.controls = after;
  if (isResult && header(tag, after, operation, operationSize)) answer.controls = operation + operationSize;
  answer.resultCode = isResult && header(tag, after, operation, operationSize) ? operation[2] : -1;
  return after;
}

// The cookie of the page that was answered, from its one control; empty after the last page.
inline string cookieOf(const Answer &answer) {
  const uint8_t *at = answer.controls, *content;
  size_t size;
  // Controls, control, its type (passed over), its value, the value's sequence, the estimate (passed over), the cookie.
  for (const bool enters : {true, true, false, true, true, false}) {
    if (!header(at, answer.end, content, size)) return "";
    at = enters ? content : content + size;
  }
  if (!header(at, answer.end, content, size)) return "";
  return string(reinterpret_cast<const char *>(content), size);
}

}  // namespace ber

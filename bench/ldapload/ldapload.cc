// A load generator for LDAP servers that costs so little itself that the server is what is measured: one thread, one
// epoll loop, requests built once and patched, answers walked by their lengths. Closed loop: each of `connections`
// keeps `depth` operations outstanding and sends the next one when one is answered.
//
//   ldapload mode=search port=3890 connections=16 depth=1 seconds=3 people=1000 binddn=… bindpw=…
//
// Modes   search   (uid=X) below base, for a person X drawn at random
//         and      (&(objectClass=person)(uid=X))
//         or       (|(uid=X)(mail=X's address)), as sign-in forms send it
//         member   (member=DN of X), attribute cn, below groups
//         bind     simple bind as X, one outstanding
//         paged    everybody below base, in pages of 500: one page counts as one operation
//         connect  connect, bind with binddn, (uid=X), unbind: one round counts as one operation
// Prints one JSON object. `empty` counts searches that found nobody; a run that means anything has none.
// `server=PID` adds the processor time that process took meanwhile.

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "ber.h"

using std::string;
using std::vector;

namespace {

uint64_t nowNs() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return static_cast<uint64_t>(t.tv_sec) * 1000000000u + static_cast<uint64_t>(t.tv_nsec);
}

[[noreturn]] void fail(const string &what) {
  fprintf(stderr, "ldapload: %s\n", what.c_str());
  exit(1);
}
[[noreturn]] void failSystem(const char *what) { fail(string(what) + ": " + strerror(errno)); }

struct Options {
  std::map<string, string> given;
  string text(const char *name, const char *otherwise) const {
    auto found = given.find(name);
    return found == given.end() ? otherwise : found->second;
  }
  double number(const char *name, double otherwise) const {
    auto found = given.find(name);
    return found == given.end() ? otherwise : atof(found->second.c_str());
  }
};

// Processor time of a process and all its threads: proc(5), `utime` and `stime` of stat.
double processorSeconds(int pid) {
  char line[2048];
  FILE *file = fopen(("/proc/" + std::to_string(pid) + "/stat").c_str(), "r");
  if (!file) return 0;
  line[fread(line, 1, sizeof line - 1, file)] = 0;
  fclose(file);
  const char *afterName = strrchr(line, ')');
  unsigned long user = 0, system = 0;
  if (afterName) sscanf(afterName + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
  return static_cast<double>(user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}
double ownSeconds() {
  rusage use;
  getrusage(RUSAGE_SELF, &use);
  return static_cast<double>(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
         static_cast<double>(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

uint32_t randomBelow(uint32_t below) {  // xorshift32: the same people in the same order in every run
  static uint32_t state = 0x2545f491;
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return state % below;
}

struct Counts {
  vector<uint32_t> latencyNs;
  uint64_t refused = 0, empty = 0, broken = 0, entries = 0;
  int lastCode = 0;
};

struct Plan {
  int port, connections, depth;
  uint32_t people;
  bool reconnects, binds, finds;  // finds: an answer without an entry is worth nothing
  bool bindsFirst, pages;
  string everybody;
  ber::Request bind, operation, unbind;
  SSL_CTX *tls = nullptr;
};

constexpr int pageSize = 500;

struct Slot {
  uint64_t sentNs = 0;
  uint32_t entries = 0;
};

class Connection {
 public:
  Connection(const Plan &plan, int poll, Counts &counts) : plan_(plan), poll_(poll), counts_(counts) {
    slots_.resize(static_cast<size_t>(plan.depth));
    open();
  }
  void ready(uint32_t events) {
    if (stage_ == Stage::connecting && (events & EPOLLOUT)) stage_ = plan_.tls ? Stage::handshake : begin();
    if (stage_ == Stage::handshake) {
      const int done = SSL_connect(ssl_);
      if (done == 1) stage_ = begin();
      else if (waits(done)) return;
      else return lost("TLS handshake");
    }
    if ((events & (EPOLLIN | EPOLLHUP | EPOLLERR)) && !receive()) return;
    send();
  }

 private:
  enum class Stage { connecting, handshake, binding, running };

  void open() {
    fd_ = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (fd_ < 0) failSystem("socket");
    const int on = 1;
    setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in from{}, to{};
    // From many loopback addresses: thousands of connections a second use up one address's ports.
    static uint32_t next = 0;
    setsockopt(fd_, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    from.sin_family = to.sin_family = AF_INET;
    from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + next++ % 200);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    to.sin_port = htons(static_cast<uint16_t>(plan_.port));
    if (bind(fd_, reinterpret_cast<sockaddr *>(&from), sizeof from) < 0) failSystem("bind");
    if (connect(fd_, reinterpret_cast<sockaddr *>(&to), sizeof to) < 0 && errno != EINPROGRESS) failSystem("connect");
    openedNs_ = nowNs();
    stage_ = Stage::connecting;
    out_.clear();
    cookie_.clear();
    filled_ = 0;
    if (plan_.tls) {
      ssl_ = SSL_new(plan_.tls);
      SSL_set_fd(ssl_, fd_);
      SSL_set_connect_state(ssl_);
    }
    watch(EPOLLIN | EPOLLOUT, EPOLL_CTL_ADD);
  }
  void close() {
    if (ssl_) {
      SSL_set_quiet_shutdown(ssl_, 1);
      SSL_free(ssl_);
      ssl_ = nullptr;
    }
    ::close(fd_);
  }
  void watch(uint32_t events, int how = EPOLL_CTL_MOD) {
    if (how == EPOLL_CTL_MOD && events == watched_) return;
    watched_ = events;
    epoll_event event{};
    event.events = events;
    event.data.ptr = this;
    if (epoll_ctl(poll_, how, fd_, &event) < 0) failSystem("epoll_ctl");
  }
  bool waits(int result) {
    const int error = SSL_get_error(ssl_, result);
    if (error == SSL_ERROR_WANT_WRITE) watch(EPOLLIN | EPOLLOUT);
    else if (error == SSL_ERROR_WANT_READ) watch(EPOLLIN);
    return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE;
  }
  void lost(const char *where) {
    if (++counts_.broken > 100) fail(string("the server ends connections: ") + where);
    close();
    open();
  }

  Stage begin() {
    if (plan_.bindsFirst) {
      plan_.bind.append(out_, 1, 0);
      return Stage::binding;
    }
    start();
    return Stage::running;
  }
  void start() {
    for (int slot = 0; slot < plan_.depth; slot++) ask(slot);
  }
  void ask(int slot) {
    slots_[static_cast<size_t>(slot)] = {nowNs(), 0};
    if (!plan_.pages) return plan_.operation.append(out_, slot + 1, randomBelow(plan_.people));
    out_ += ber::element(0x30, ber::number(0x02, slot + 1) + plan_.everybody + ber::pagedControl(pageSize, cookie_));
  }

  // False when the connection has been given up or begun anew.
  bool receive() {
    for (;;) {
      if (in_.size() - filled_ < 16384) in_.resize(in_.size() + 65536);
      const size_t room = in_.size() - filled_;
      const ssize_t got = ssl_ ? SSL_read(ssl_, in_.data() + filled_, static_cast<int>(room))
                               : recv(fd_, in_.data() + filled_, room, 0);
      if (got <= 0) {
        if (ssl_ ? waits(static_cast<int>(got)) : got < 0 && errno == EAGAIN) return true;
        lost("read");
        return false;
      }
      filled_ += static_cast<size_t>(got);
      const uint8_t *at = in_.data(), *end = at + filled_;
      ber::Answer answer{};
      while (const uint8_t *after = ber::next(at, end, answer)) {
        at = after;
        if (!take(answer)) return false;
      }
      filled_ = static_cast<size_t>(end - at);
      memmove(in_.data(), at, filled_);
      if (!ssl_ && static_cast<size_t>(got) < room) return true;
    }
  }

  bool take(const ber::Answer &answer) {
    if (answer.resultCode > 0) {
      counts_.refused++;
      counts_.lastCode = answer.resultCode;
    }
    if (stage_ == Stage::binding) {
      if (answer.resultCode != 0) fail("the bind was refused with code " + std::to_string(answer.resultCode));
      stage_ = Stage::running;
      start();
      return true;
    }
    if (answer.messageId < 1 || answer.messageId > plan_.depth) {
      lost("a notice, or an answer nobody asked for");
      return false;
    }
    Slot &slot = slots_[static_cast<size_t>(answer.messageId - 1)];
    if (answer.operation == 0x64) {
      slot.entries++;
      counts_.entries++;
    }
    if (answer.resultCode < 0) return true;
    if (plan_.pages) cookie_ = ber::cookieOf(answer);
    if (plan_.finds && slot.entries == 0) counts_.empty++;
    const uint64_t since = plan_.reconnects ? openedNs_ : slot.sentNs;
    counts_.latencyNs.push_back(static_cast<uint32_t>(std::min<uint64_t>(nowNs() - since, UINT32_MAX)));
    if (!plan_.reconnects) {
      ask(answer.messageId - 1);
      return true;
    }
    plan_.unbind.append(out_, 2, 0);
    send();
    close();
    open();
    return false;
  }

  void send() {
    size_t sent = 0;
    while (sent < out_.size()) {
      const ssize_t wrote = ssl_ ? SSL_write(ssl_, out_.data() + sent, static_cast<int>(out_.size() - sent))
                                 : ::send(fd_, out_.data() + sent, out_.size() - sent, MSG_NOSIGNAL);
      if (wrote > 0) sent += static_cast<size_t>(wrote);
      else if (ssl_ ? waits(static_cast<int>(wrote)) : errno == EAGAIN) break;
      else return lost("write");
    }
    out_.erase(0, sent);
    if (stage_ != Stage::connecting) watch(out_.empty() ? EPOLLIN : EPOLLIN | EPOLLOUT);
  }

  const Plan &plan_;
  const int poll_;
  Counts &counts_;
  int fd_ = -1;
  SSL *ssl_ = nullptr;
  Stage stage_ = Stage::connecting;
  uint32_t watched_ = 0;
  uint64_t openedNs_ = 0;
  vector<Slot> slots_;
  string cookie_;
  vector<uint8_t> in_ = vector<uint8_t>(65536);
  size_t filled_ = 0;
  string out_;
};

Plan makePlan(const Options &options) {
  const string mode = options.text("mode", "search"), base = options.text("base", "dc=example,dc=com"),
               groups = options.text("groups", ("ou=groups," + base).c_str()),
               binddn = options.text("binddn", ""), person = "u######", dn = "uid=" + person + ",ou=users," + base;
  const vector<string> eight = {"objectClass", "uid", "cn", "sn", "givenName", "displayName", "mail", "entryUUID"};
  const auto below = [&](const string &filter) { return ber::searchRequest(base, filter, eight); };
  const string byName = ber::equality("uid", person), byMail = ber::equality("mail", person + "@example.com"),
               isPerson = ber::equality("objectClass", "person");
  const std::map<string, string> operations = {
      {"search", below(byName)},
      {"and", below(ber::element(0xa0, isPerson + byName))},
      {"or", below(ber::element(0xa1, byName + byMail))},
      {"member", ber::searchRequest(groups, ber::equality("member", dn), {"cn"})},
      {"bind", ber::bindRequest(dn, options.text("userpw", ""))},
      {"connect", below(byName)},
      {"paged", ""},
  };
  const auto operation = operations.find(mode);
  if (operation == operations.end()) fail("unknown mode " + mode);

  Plan plan;
  plan.port = static_cast<int>(options.number("port", 3890));
  plan.connections = static_cast<int>(options.number("connections", 16));
  plan.depth = static_cast<int>(options.number("depth", 1));
  plan.people = static_cast<uint32_t>(options.number("people", 1000));
  plan.reconnects = mode == "connect";
  plan.binds = mode == "bind";
  plan.finds = !plan.binds;
  plan.pages = mode == "paged";
  plan.everybody = below(ber::element(0x87, "objectClass"));
  plan.bindsFirst = !plan.binds && !binddn.empty();
  if (plan.depth < 1 || plan.depth > 100) fail("depth is 1 to 100");
  if ((plan.binds || plan.reconnects || plan.pages) && plan.depth != 1) fail("this mode has depth 1");
  plan.operation = ber::Request(operation->second);
  plan.bind = ber::Request(ber::bindRequest(binddn, options.text("bindpw", "")));
  plan.unbind = ber::Request(ber::element(0x42, ""));
  if (options.number("tls", 0) != 0) {
    plan.tls = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_mode(plan.tls, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  }
  return plan;
}

}  // namespace

int main(int count, char **arguments) {
  Options options;
  for (int i = 1; i < count; i++) {
    const char *equals = strchr(arguments[i], '=');
    if (!equals) fail(string("expected name=value, not ") + arguments[i]);
    options.given[string(arguments[i], static_cast<size_t>(equals - arguments[i]))] = equals + 1;
  }
  const Plan plan = makePlan(options);
  const int server = static_cast<int>(options.number("server", 0));
  const uint64_t warmupNs = static_cast<uint64_t>(options.number("warmup", 0.5) * 1e9),
                 measureNs = static_cast<uint64_t>(options.number("seconds", 3) * 1e9);

  const int poll = epoll_create1(0);
  Counts counts;
  counts.latencyNs.reserve(1 << 20);
  vector<Connection *> connections;
  for (int i = 0; i < plan.connections; i++) connections.push_back(new Connection(plan, poll, counts));

  uint64_t until = nowNs() + warmupNs, from = 0;
  double serverFrom = 0, ownFrom = 0;
  vector<epoll_event> events(256);
  for (;;) {
    const uint64_t now = nowNs();
    if (now >= until) {
      if (from != 0) break;
      counts = Counts{};
      counts.latencyNs.reserve(1 << 20);
      serverFrom = processorSeconds(server);
      ownFrom = ownSeconds();
      from = now;
      until = now + measureNs;
    }
    const int ready = epoll_wait(poll, events.data(), static_cast<int>(events.size()), 100);
    for (int i = 0; i < ready; i++)
      static_cast<Connection *>(events[static_cast<size_t>(i)].data.ptr)->ready(events[static_cast<size_t>(i)].events);
  }

  const double seconds = static_cast<double>(nowNs() - from) / 1e9, serverTook = processorSeconds(server) - serverFrom,
               ownTook = ownSeconds() - ownFrom;
  auto &latency = counts.latencyNs;
  std::sort(latency.begin(), latency.end());
  const auto quantile = [&](double share) {
    if (latency.empty()) return 0.0;
    return latency[static_cast<size_t>(share * static_cast<double>(latency.size() - 1))] / 1e3;
  };
  printf("{\"operations\":%zu,\"seconds\":%.3f,\"p50Us\":%.1f,\"p99Us\":%.1f,\"serverSeconds\":%.3f,\"ownSeconds\":%.3f,"
         "\"entries\":%llu,\"empty\":%llu,\"refused\":%llu,\"lastCode\":%d,\"broken\":%llu}\n",
         latency.size(), seconds, quantile(0.5), quantile(0.99), serverTook, ownTook,
         static_cast<unsigned long long>(counts.entries), static_cast<unsigned long long>(counts.empty), static_cast<unsigned long long>(counts.refused),
         counts.lastCode, static_cast<unsigned long long>(counts.broken));
}

// A load generator for HTTP/1.1 servers that costs so little itself that the server is what is measured: one thread, one
// epoll loop, requests sent as they stand in a file. Closed loop: each of `connections` keeps one request outstanding and
// sends it again when it is answered.
//
//   httpload port=8080 connections=16 seconds=3 requests=/path/to/file
//
// The file holds requests without bodies, one after another; connections take them in turns. Answers are understood by
// their Content-Length alone; one that is not 200, or says no length, ends the run.
// Prints one JSON object. `server=PID` adds the processor time that process took meanwhile.

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

using std::string;
using std::vector;

namespace {

uint64_t nowNs() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return static_cast<uint64_t>(t.tv_sec) * 1000000000u + static_cast<uint64_t>(t.tv_nsec);
}

[[noreturn]] void fail(const string &what) {
  fprintf(stderr, "httpload: %s\n", what.c_str());
  exit(1);
}

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

vector<string> readRequests(const string &path) {
  std::ifstream file(path, std::ios::binary);
  const string text{std::istreambuf_iterator<char>(file), {}};
  vector<string> requests;
  for (size_t from = 0, end; (end = text.find("\r\n\r\n", from)) != string::npos; from = end + 4)
    requests.push_back(text.substr(from, end + 4 - from));
  if (requests.empty()) fail("there is no request in " + path);
  return requests;
}

// The length of a whole answer whose head ends at `head`; 0 where it says none.
size_t lengthOf(const string &answer, size_t head) {
  for (size_t line = answer.find("\r\n"); line < head; line = answer.find("\r\n", line + 2))
    if (strncasecmp(answer.c_str() + line + 2, "content-length:", 15) == 0)
      return head + 4 + static_cast<size_t>(atol(answer.c_str() + line + 17));
  return 0;
}

class Connection {
 public:
  Connection(int port, const string &request, vector<uint32_t> &latencyNs) : request_(request), latencyNs_(latencyNs) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    to.sin_port = htons(static_cast<uint16_t>(port));
    if (connect(fd_, reinterpret_cast<sockaddr *>(&to), sizeof to) < 0) fail(string("connect: ") + strerror(errno));
    ask();
  }
  int fd() const { return fd_; }

  void receive() {
    char bytes[65536];
    const ssize_t got = recv(fd_, bytes, sizeof bytes, 0);
    if (got <= 0) fail("the server ended a connection: " + answer_.substr(0, 300));
    answer_.append(bytes, static_cast<size_t>(got));
    const size_t head = answer_.find("\r\n\r\n");
    if (head == string::npos) return;
    const size_t length = lengthOf(answer_, head);
    if (answer_.compare(0, 12, "HTTP/1.1 200") != 0 || length == 0) fail("not the answer that was expected: " + answer_);
    if (answer_.size() < length) return;
    latencyNs_.push_back(static_cast<uint32_t>(std::min<uint64_t>(nowNs() - sentNs_, UINT32_MAX)));
    answer_.clear();
    ask();
  }

 private:
  void ask() {
    sentNs_ = nowNs();
    if (send(fd_, request_.data(), request_.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request_.size()))
      fail("a request did not go out whole");
  }

  const string &request_;
  vector<uint32_t> &latencyNs_;
  int fd_ = -1;
  uint64_t sentNs_ = 0;
  string answer_;
};

}  // namespace

int main(int count, char **arguments) {
  std::map<string, string> given = {{"connections", "16"}, {"seconds", "3"}, {"warmup", "0.5"}, {"server", "0"}};
  for (int i = 1; i < count; i++) {
    const char *equals = strchr(arguments[i], '=');
    if (!equals) fail(string("expected name=value, not ") + arguments[i]);
    given[string(arguments[i], static_cast<size_t>(equals - arguments[i]))] = equals + 1;
  }
  const vector<string> requests = readRequests(given["requests"]);
  const int server = atoi(given["server"].c_str());

  const int poll = epoll_create1(0);
  vector<uint32_t> latency;
  latency.reserve(1 << 20);
  vector<Connection *> connections;
  for (int i = 0; i < atoi(given["connections"].c_str()); i++) {
    auto *connection = new Connection(atoi(given["port"].c_str()), requests[static_cast<size_t>(i) % requests.size()], latency);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = connection;
    if (epoll_ctl(poll, EPOLL_CTL_ADD, connection->fd(), &event) < 0) fail("epoll_ctl");
    connections.push_back(connection);
  }

  uint64_t until = nowNs() + static_cast<uint64_t>(atof(given["warmup"].c_str()) * 1e9), from = 0;
  double serverFrom = 0, ownFrom = 0;
  vector<epoll_event> events(256);
  for (;;) {
    const uint64_t now = nowNs();
    if (now >= until) {
      if (from != 0) break;
      latency.clear();
      serverFrom = processorSeconds(server);
      ownFrom = ownSeconds();
      from = now;
      until = now + static_cast<uint64_t>(atof(given["seconds"].c_str()) * 1e9);
    }
    const int ready = epoll_wait(poll, events.data(), static_cast<int>(events.size()), 100);
    for (int i = 0; i < ready; i++) static_cast<Connection *>(events[static_cast<size_t>(i)].data.ptr)->receive();
  }

  const double seconds = static_cast<double>(nowNs() - from) / 1e9, serverTook = processorSeconds(server) - serverFrom,
               ownTook = ownSeconds() - ownFrom;
  std::sort(latency.begin(), latency.end());
  const double p99 = latency.empty() ? 0 : latency[static_cast<size_t>(0.99 * static_cast<double>(latency.size() - 1))] / 1e3;
  printf("{\"operations\":%zu,\"seconds\":%.3f,\"p99Us\":%.1f,\"serverSeconds\":%.3f,\"ownSeconds\":%.3f}\n", latency.size(),
         seconds, p99, serverTook, ownTook);
}

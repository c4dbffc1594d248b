#include "platform/journal/checkpoint.hpp"

#include "base/check.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace homeward::journal {
namespace {

constexpr Seconds k_at_least_every{3600};
constexpr std::string_view k_signed_prefix = "homeward checkpoint 1\n";
constexpr std::string_view k_cut_off = " cut off\n";  // ends a line that a crash left half written
constexpr std::string_view k_signature_key = ",\"signature\":\"";

std::string_view view(const vault::Hash& h) { return {reinterpret_cast<const char*>(h.data()), h.size()}; }

std::string signed_bytes(std::string_view body) { return std::string(k_signed_prefix).append(body); }

std::optional<vault::Hash> hash_from(const json::Value* value) {
  if (!value || !value->string()) return std::nullopt;
  const std::string bytes = vault::from_base64(*value->string());
  vault::Hash hash;
  if (bytes.size() != hash.size()) return std::nullopt;
  std::memcpy(hash.data(), bytes.data(), hash.size());
  return hash;
}

tl::unexpected<Error> malformed() {
  return reject(ErrorKind::invalid, "checkpoint.malformed", "a line of the checkpoint file is not a checkpoint");
}

[[noreturn]] void file_failed(const std::string& file, int code) {
  const bool full = code == ENOSPC || code == EDQUOT;
  throw StorageFailure(full ? StorageFailure::Kind::full : StorageFailure::Kind::gone,
                       "checkpoint file " + file + ": " + std::strerror(code));
}

struct Descriptor {
  int fd = -1;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

void sync_folder(const std::string& file) {
  auto folder = std::filesystem::path(file).parent_path();
  if (folder.empty()) folder = ".";
  const Descriptor d{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (d.fd < 0 || ::fsync(d.fd) != 0) file_failed(file, errno);
}

/// What follows half a line must not be joined to it. It is not cut away: the file may be one that only grows.
bool ends_in_mid_line(int fd) {
  const off_t size = ::lseek(fd, 0, SEEK_END);
  char last = '\n';
  return size > 0 && ::pread(fd, &last, 1, size - 1) == 1 && last != '\n';
}

struct Read {
  Checkpoint checkpoint;
  std::string signed_bytes, signature;
};

/// Everything but whether the signature holds.
Result<Read> read_line(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  const auto cut = line.rfind(k_signature_key);
  const auto parsed = json::parse(line);
  if (!parsed || cut == std::string_view::npos) return malformed();
  const json::Value* version = parsed->find("v");
  const json::Value* store = parsed->find("store");
  const json::Value* chain = parsed->find("chain");
  const json::Value* position = parsed->find("position");
  const json::Value* at = parsed->find("at");
  const json::Value* signature = parsed->find("signature");
  const auto hash = hash_from(parsed->find("hash"));
  if (!version || !version->integer() || *version->integer() != 1 || !store || !store->string() || !chain ||
      !chain->string() || !position || !position->integer() || !at || !at->string() || !signature ||
      !signature->string() || !hash) {
    return malformed();
  }
  const auto store_id = Uuid::parse(*store->string());
  const auto instant = Instant::parse(*at->string());
  if (!store_id || !instant || *position->integer() < 0) return malformed();
  return Read{{*store_id, *chain->string(), *position->integer(), *hash, *instant},
              signed_bytes(line.substr(0, cut)),
              vault::from_base64(*signature->string())};
}

Result<void> check_signature(const Read& read, std::string_view public_key) {
  if (vault::verify_signature(public_key, read.signed_bytes, read.signature)) return {};
  return reject(ErrorKind::invalid, "checkpoint.wrong-signature",
                "a checkpoint was changed, or signed under another master key");
}

}  // namespace

std::string checkpoint_line(const Checkpoint& c, const vault::Key& seed) {
  json::Writer out;
  out.begin_object().key("v").integer(1).key("store").string(c.store.to_string()).key("chain").string(c.chain);
  out.key("position").integer(c.position).key("hash").string(vault::to_base64(view(c.hash)));
  out.key("at").string(c.at.to_string()).end_object();
  std::string line = out.take();
  line.pop_back();  // the signature stands inside the object, after what it signs
  const std::string signature = vault::to_base64(vault::sign(seed, signed_bytes(line)));
  return line.append(k_signature_key).append(signature).append("\"}\n");
}

Result<Checkpoint> parse_checkpoint(std::string_view line, std::string_view public_key) {
  HW_TRY(const Read read, read_line(line));
  HW_TRY_VOID(check_signature(read, public_key));
  return read.checkpoint;
}

Result<std::optional<Checkpoint>> read_last_checkpoint(const std::string& file, const Uuid& store,
                                                       std::string_view chain, std::string_view public_key) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return reject(ErrorKind::not_found, "checkpoint.no-file", "the checkpoint file cannot be opened");
  std::optional<Read> last;
  std::string line;
  for (std::int64_t number = 1; std::getline(in, line); ++number) {
    if (in.eof()) break;  // no line break after it: a write that was cut off
    if (line.empty() || (line + "\n").ends_with(k_cut_off)) continue;
    auto found = read_line(line);
    if (!found) {
      found.error().detail = "line " + std::to_string(number) + ": " + found.error().detail;
      return tl::unexpected(std::move(found.error()));
    }
    if (found->checkpoint.store == store && found->checkpoint.chain == chain) last = std::move(*found);
  }
  if (!last) return std::nullopt;
  // A year has half a million lines: what the last one signs covers all before it.
  HW_TRY_VOID(check_signature(*last, public_key));
  return last->checkpoint;
}

CheckpointWriter::CheckpointWriter(db::Store& store, const Clock& clock, Options options)
    : store_(store), clock_(clock), options_(std::move(options)), thread_([this] { run(); }) {}

CheckpointWriter::~CheckpointWriter() { stop(); }

bool CheckpointWriter::due(const Checkpoint& next) const {
  for (const Checkpoint& last : last_) {
    if (last.chain == next.chain) return last.position != next.position || next.at >= last.at + k_at_least_every;
  }
  return true;
}

void CheckpointWriter::write_now() {
  const std::lock_guard one_at_a_time(writing_);
  const Instant now = clock_.now();
  std::vector<Checkpoint> fresh;
  std::string lines;
  for (const Chain* chain : options_.chains) {
    const ChainPoint head = chain->head(*store_.read());
    Checkpoint next{options_.store, chain->name(), head.position, head.hash, now};
    if (!due(next)) continue;
    lines += checkpoint_line(next, options_.seed);
    fresh.push_back(std::move(next));
  }
  if (fresh.empty()) return;
  append(lines);
  for (Checkpoint& c : fresh) {
    std::erase_if(last_, [&](const Checkpoint& old) { return old.chain == c.chain; });
    last_.push_back(std::move(c));
  }
  const std::lock_guard lock(mutex_);
  figures_.written += fresh.size();
  figures_.last = now;
}

void CheckpointWriter::append(const std::string& lines) const {
  const std::string& file = options_.file;
  const bool existed = std::filesystem::exists(file);
  const Descriptor d{::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0640)};
  if (d.fd < 0) file_failed(file, errno);
  const std::string bytes = ends_in_mid_line(d.fd) ? std::string(k_cut_off) + lines : lines;
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t n = ::write(d.fd, bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) file_failed(file, errno);
    done += static_cast<std::size_t>(n);
  }
  if (::fsync(d.fd) != 0) file_failed(file, errno);
  if (!existed) sync_folder(file);
}

void CheckpointWriter::run() {
  for (;;) {
    try {
      write_now();
    } catch (const StorageFailure& failure) {
      // Care goes on without a checkpoint; the operator is told, and the next turn covers what this one missed.
      {
        const std::lock_guard lock(mutex_);
        ++figures_.failed;
      }
      if (options_.on_failure) options_.on_failure(failure.what());
    }
    std::unique_lock lock(mutex_);
    if (stopping_) return;
    wake_.wait_for(lock, options_.every, [&] { return stopping_; });
  }
}

void CheckpointWriter::stop() {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

CheckpointWriter::Figures CheckpointWriter::figures() const {
  const std::lock_guard lock(mutex_);
  return figures_;
}

}  // namespace homeward::journal

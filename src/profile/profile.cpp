// This file reads pprof's protocol buffers.
//
// A message is a row of fields: a number, a kind of encoding, and bytes. Texts are indices into a
// table that stands at the end, and samples name locations, which name functions, by ids of any
// size. So the fields of the outermost message are walked several times, each time for what can be
// understood with what is known already: texts, then functions, then locations, then samples.
// Nothing needs to be patched afterwards.
#include "profile/profile.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

namespace vo::profile {
namespace {

// --- Compression ---------------------------------------------------------------------------------

bool isGzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }

std::string tooLarge() {
  return "the profile is larger than " + std::to_string(kMaxBytes >> 20) + " MB";
}

/// What a gzip file of one or more members holds. What is wrong, or empty.
std::string inflateAll(const std::string& in, std::string* out) {
  z_stream z = {};
  constexpr int kGzip = 16;
  if (inflateInit2(&z, kGzip + MAX_WBITS) != Z_OK) return "no memory to decompress the profile";
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
  z.avail_in = static_cast<uInt>(in.size());
  std::string error;
  for (int status = Z_OK; error.empty();) {
    size_t done = out->size();
    out->resize(std::min(std::max<size_t>(2 * done, 64 << 10), kMaxBytes + 1));
    z.next_out = reinterpret_cast<Bytef*>(out->data() + done);
    z.avail_out = static_cast<uInt>(out->size() - done);
    status = inflate(&z, Z_NO_FLUSH);
    out->resize(out->size() - z.avail_out);
    if (out->size() > kMaxBytes) {
      error = tooLarge() + " when it is decompressed";
    } else if (status == Z_STREAM_END) {
      if (z.avail_in == 0) break;
      inflateReset(&z);
    } else if (status == Z_BUF_ERROR || (status == Z_OK && z.avail_in == 0 && z.avail_out != 0)) {
      error = "the compressed data ends too early: the file is cut off after " +
              std::to_string(in.size()) + " bytes";
    } else if (status != Z_OK) {
      error = "the compressed data is damaged at byte " + std::to_string(in.size() - z.avail_in) +
              (z.msg != nullptr ? std::string(": ") + z.msg : "");
    }
  }
  inflateEnd(&z);
  return error;
}

// --- Fields --------------------------------------------------------------------------------------

enum class Wire : uint8_t { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

struct Field {
  uint64_t number = 0;
  Wire wire = Wire::Varint;
  uint64_t value = 0;      ///< of Varint
  std::string_view bytes;  ///< of Bytes
  const char* at = nullptr;
};

/// Where reading is and what went wrong first. Whatever fails returns false.
class Reader {
 public:
  explicit Reader(std::string_view all) : all_(all) {}

  std::string_view all() const { return all_; }
  const std::string& error() const { return error_; }

  bool fail(const char* at, std::string_view what) {
    if (error_.empty()) error_ = std::string(what) + " at byte " + std::to_string(at - all_.data());
    return false;
  }

  bool varint(std::string_view& in, uint64_t* out) {
    uint64_t v = 0;
    for (size_t i = 0; i < in.size() && i < 10; i++) {
      auto b = static_cast<uint8_t>(in[i]);
      v |= static_cast<uint64_t>(b & 0x7f) << (7 * i);
      if (b < 0x80) {
        in.remove_prefix(i + 1);
        *out = v;
        return true;
      }
    }
    return fail(in.data(),
                in.size() < 10 ? "a number is cut off" : "a number is longer than 10 bytes");
  }

  /// The next field of a message, which is not at its end.
  bool next(std::string_view& in, Field* f) {
    f->at = in.data();
    uint64_t tag = 0;
    if (!varint(in, &tag)) return false;
    f->number = tag >> 3;
    f->wire = static_cast<Wire>(tag & 7);
    switch (f->wire) {
      case Wire::Varint:
        return varint(in, &f->value);
      case Wire::Fixed64:
        return skip(in, 8, f);
      case Wire::Fixed32:
        return skip(in, 4, f);
      case Wire::Bytes: {
        uint64_t size = 0;
        return varint(in, &size) && skip(in, size, f);
      }
    }
    return fail(f->at, "there is no field of kind " + std::to_string(tag & 7));
  }

  /// A row more of some table.
  bool count(const char* at) {
    return ++rows_ <= kMaxRows || fail(at, "there are more than " + std::to_string(kMaxRows) +
                                               " rows: the profile is too large");
  }

 private:
  bool skip(std::string_view& in, uint64_t size, Field* f) {
    if (size > in.size())
      return fail(f->at, "a field of " + std::to_string(size) + " bytes is cut off after " +
                             std::to_string(in.size()));
    f->bytes = in.substr(0, size);
    in.remove_prefix(size);
    return true;
  }

  std::string_view all_;
  std::string error_;
  size_t rows_ = 0;
};

/// Calls `f` with each field of a message until it returns false.
template <typename F>
bool eachField(Reader& r, std::string_view message, F f) {
  Field field;
  while (!message.empty())
    if (!r.next(message, &field) || !f(field)) return false;
  return true;
}

bool isNumber(Reader& r, const Field& f) {
  return f.wire == Wire::Varint || r.fail(f.at, "there should be a number");
}
bool isMessage(Reader& r, const Field& f) {
  return f.wire == Wire::Bytes || r.fail(f.at, "there should be a message or a text");
}

/// Calls `f` with each number of a repeated field, which may be packed.
template <typename F>
bool eachNumber(Reader& r, const Field& field, F f) {
  if (field.wire == Wire::Varint) return f(field.value);
  if (!isMessage(r, field)) return false;
  std::string_view in = field.bytes;
  uint64_t v = 0;
  while (!in.empty())
    if (!r.varint(in, &v) || !f(v)) return false;
  return true;
}

// --- Ids -----------------------------------------------------------------------------------------

/// Which row has an id. Ids mostly are 1, 2, 3 …, but may be any numbers.
class IdTable {
 public:
  void add(uint64_t id) { ids_.emplace_back(id, static_cast<uint32_t>(ids_.size())); }
  /// An id that two rows have, or 0. REQUIRED before find.
  uint64_t sort() {
    std::sort(ids_.begin(), ids_.end());
    auto same = std::adjacent_find(ids_.begin(), ids_.end(),
                                   [](const auto& a, const auto& b) { return a.first == b.first; });
    return same == ids_.end() ? 0 : same->first;
  }
  uint32_t find(uint64_t id) const {
    if (id - 1 < ids_.size() && ids_[id - 1].first == id) return ids_[id - 1].second;
    auto at = std::lower_bound(ids_.begin(), ids_.end(), std::pair<uint64_t, uint32_t>(id, 0));
    return at != ids_.end() && at->first == id ? at->second : kNone;
  }

 private:
  std::vector<std::pair<uint64_t, uint32_t>> ids_;
};

// --- Messages ------------------------------------------------------------------------------------

class Decoder {
 public:
  Decoder(std::string_view bytes, Profile& p) : r_(bytes), p_(p) {}

  std::string decode() {
    bool ok = strings() && head() && locations() && samples();
    return ok ? std::string() : r_.error();
  }

 private:
  bool strings() {
    bool ok = eachField(r_, r_.all(), [&](const Field& f) {
      if (f.number != 6) return true;
      if (!isMessage(r_, f) || !r_.count(f.at)) return false;
      strings_.push_back(f.bytes);
      return strings_.size() > 1 || f.bytes.empty() ||
             r_.fail(f.at, "the first text of the string table is not empty");
    });
    if (!ok) return false;
    return !strings_.empty() || r_.fail(r_.all().data(), "there is no string table");
  }

  bool text(const Field& f, std::string_view* out) {
    if (!isNumber(r_, f)) return false;
    if (f.value >= strings_.size())
      return r_.fail(f.at, "text " + std::to_string(f.value) + " is not one of the " +
                               std::to_string(strings_.size()) + " of the string table");
    *out = strings_[f.value];
    return true;
  }

  bool number(const Field& f, uint64_t* out) {
    *out = f.value;
    return isNumber(r_, f);
  }
  bool number(const Field& f, int64_t* out) {
    *out = static_cast<int64_t>(f.value);
    return isNumber(r_, f);
  }

  bool valueType(const Field& message, ValueType* t) {
    return isMessage(r_, message) && eachField(r_, message.bytes, [&](const Field& f) {
             return f.number == 1 ? text(f, &t->type) : f.number == 2 ? text(f, &t->unit) : true;
           });
  }

  /// What needs nothing but texts.
  bool head() {
    bool hasTime = false;
    bool ok = eachField(r_, r_.all(), [&](const Field& f) {
      switch (f.number) {
        case 1:
          if (p_.sampleTypes.size() == kMaxTypes)
            return r_.fail(f.at,
                           "there are more than " + std::to_string(kMaxTypes) + " sample types");
          return valueType(f, &p_.sampleTypes.emplace_back());
        case 3:
          return r_.count(f.at) && mapping(f);
        case 5:
          return r_.count(f.at) && function(f);
        case 7:
          return text(f, &p_.dropFrames);
        case 9:
          if (std::exchange(hasTime, true))
            return r_.fail(f.at, "a second profile begins: profiles cannot be joined as files are");
          return number(f, &p_.timeNanos);
        case 10:
          return number(f, &p_.durationNanos);
        case 11:
          return valueType(f, &p_.periodType);
        case 12:
          return number(f, &p_.period);
        case 13:
          return eachNumber(r_, f, [&](uint64_t v) {
            Field one = f;
            one.wire = Wire::Varint;
            one.value = v;
            return r_.count(f.at) && text(one, &p_.comments.emplace_back());
          });
        case 14:
          return text(f, &p_.defaultSampleType);
        case 15:
          return text(f, &p_.docUrl);
        default:
          return true;
      }
    });
    if (!ok) return false;
    if (p_.sampleTypes.empty())
      return r_.fail(r_.all().data() + r_.all().size(),
                     "nothing says what the samples count (there are no sample types)");
    return sorted(mappingIds_, "mappings") && sorted(functionIds_, "functions");
  }

  bool sorted(IdTable& ids, std::string_view what) {
    uint64_t same = ids.sort();
    return same == 0 ||
           r_.fail(r_.all().data() + r_.all().size(),
                   "two " + std::string(what) + " have the id " + std::to_string(same));
  }

  /// Ids are not 0: that means none.
  bool hasId(uint64_t id, const Field& f, std::string_view what) {
    return id != 0 || r_.fail(f.at, "a " + std::string(what) + " has no id");
  }

  bool mapping(const Field& message) {
    Mapping m;
    bool ok = isMessage(r_, message) && eachField(r_, message.bytes, [&](const Field& f) {
                return f.number == 1   ? number(f, &m.id)
                       : f.number == 5 ? text(f, &m.file)
                       : f.number == 6 ? text(f, &m.buildId)
                                       : true;
              });
    if (!ok || !hasId(m.id, message, "mapping")) return false;
    mappingIds_.add(m.id);
    p_.mappings.push_back(m);
    return true;
  }

  bool function(const Field& message) {
    Function fn;
    bool ok = isMessage(r_, message) && eachField(r_, message.bytes, [&](const Field& f) {
                switch (f.number) {
                  case 1:
                    return number(f, &fn.id);
                  case 2:
                    return text(f, &fn.name);
                  case 4:
                    return text(f, &fn.file);
                  case 5:
                    return number(f, &fn.startLine);
                  default:
                    return true;
                }
              });
    if (!ok || !hasId(fn.id, message, "function")) return false;
    functionIds_.add(fn.id);
    p_.functions.push_back(fn);
    return true;
  }

  bool locations() {
    bool ok = eachField(r_, r_.all(), [&](const Field& f) {
      return f.number != 4 || (r_.count(f.at) && location(f));
    });
    return ok && sorted(locationIds_, "locations");
  }

  bool location(const Field& message) {
    Location l;
    l.firstLine = static_cast<uint32_t>(p_.lines.size());
    bool ok = isMessage(r_, message) && eachField(r_, message.bytes, [&](const Field& f) {
                switch (f.number) {
                  case 1:
                    return number(f, &l.id);
                  case 2: {
                    uint64_t id = 0;
                    if (!number(f, &id)) return false;
                    l.mapping = id == 0 ? kNone : mappingIds_.find(id);
                    return true;
                  }
                  case 3:
                    return number(f, &l.address);
                  case 4:
                    return r_.count(f.at) && line(f);
                  default:
                    return true;
                }
              });
    if (!ok || !hasId(l.id, message, "location")) return false;
    l.lineCount = static_cast<uint32_t>(p_.lines.size()) - l.firstLine;
    locationIds_.add(l.id);
    p_.locations.push_back(l);
    return true;
  }

  bool line(const Field& message) {
    Line& l = p_.lines.emplace_back();
    return isMessage(r_, message) && eachField(r_, message.bytes, [&](const Field& f) {
             uint64_t id = 0;
             switch (f.number) {
               case 1:
                 if (!number(f, &id)) return false;
                 l.function = id == 0 ? kNone : functionIds_.find(id);
                 return true;
               case 2:
                 return number(f, &l.line);
               default:
                 return true;
             }
           });
  }

  bool samples() {
    return eachField(r_, r_.all(), [&](const Field& f) {
      return f.number != 2 || (r_.count(f.at) && sample(f));
    });
  }

  bool sample(const Field& message) {
    Sample s;
    s.firstFrame = static_cast<uint32_t>(p_.frames.size());
    s.firstLabel = static_cast<uint32_t>(p_.labels.size());
    size_t firstValue = p_.values.size(), types = p_.sampleTypes.size();
    bool ok = isMessage(r_, message) && eachField(r_, message.bytes, [&](const Field& f) {
                switch (f.number) {
                  case 1:
                    return eachNumber(r_, f, [&](uint64_t id) { return frame(f, id); });
                  case 2:
                    return eachNumber(r_, f, [&](uint64_t v) {
                      p_.values.push_back(static_cast<int64_t>(v));
                      if (p_.values.size() > kMaxFrames)
                        return r_.fail(f.at, "there are more than " + std::to_string(kMaxFrames) +
                                                 " values: the profile is too large");
                      return p_.values.size() - firstValue <= types ||
                             r_.fail(f.at, "a sample has more values than there are sample types");
                    });
                  case 3:
                    return r_.count(f.at) && label(f);
                  default:
                    return true;
                }
              });
    if (!ok) return false;
    if (size_t n = p_.values.size() - firstValue; n != types)
      return r_.fail(message.at, "a sample has " + std::to_string(n) + " values, but there are " +
                                     std::to_string(types) + " sample types");
    s.frameCount = static_cast<uint32_t>(p_.frames.size()) - s.firstFrame;
    s.labelCount = static_cast<uint32_t>(p_.labels.size()) - s.firstLabel;
    p_.samples.push_back(s);
    return true;
  }

  bool frame(const Field& f, uint64_t id) {
    uint32_t location = locationIds_.find(id);
    if (location == kNone)
      return r_.fail(f.at,
                     "a sample names location " + std::to_string(id) + ", which is not there");
    p_.frames.push_back(location);
    return p_.frames.size() <= kMaxFrames ||
           r_.fail(f.at, "the stacks have more than " + std::to_string(kMaxFrames) +
                             " frames: the profile is too large");
  }

  bool label(const Field& message) {
    Label& l = p_.labels.emplace_back();
    bool ok = isMessage(r_, message) && eachField(r_, message.bytes, [&](const Field& f) {
                switch (f.number) {
                  case 1:
                    return text(f, &l.key);
                  case 2:
                    return text(f, &l.text);
                  case 3:
                    return number(f, &l.number);
                  case 4:
                    return text(f, &l.unit);
                  default:
                    return true;
                }
              });
    l.isNumber = l.text.empty();
    return ok;
  }

  Reader r_;
  Profile& p_;
  std::vector<std::string_view> strings_;
  IdTable mappingIds_, functionIds_, locationIds_;
};

}  // namespace

namespace {

/// What else tools of Go write, or empty.
std::string_view otherForm(std::string_view bytes) {
  for (std::string_view head : {"heap profile: ", "goroutine profile: ", "threadcreate profile: ",
                                "--- mutex", "--- contention"})
    if (bytes.starts_with(head))
      return "a profile as text (debug=1): only pprof's binary format (debug=0) can be shown";
  if (bytes.starts_with("go 1.") && bytes.substr(0, 16).find(" trace") != std::string_view::npos)
    return "an execution trace: go tool trace shows it";
  return {};
}

}  // namespace

std::string read(std::string bytes, Profile* out) {
  if (bytes.empty()) return "the file is empty";
  if (bytes.size() > kMaxBytes) return tooLarge();
  bool compressed = isGzip(bytes);
  if (compressed) {
    std::string all;
    if (std::string error = inflateAll(bytes, &all); !error.empty()) return error;
    bytes = std::move(all);
    if (bytes.empty()) return "there is nothing in the compressed file";
  }
  if (std::string_view form = otherForm(bytes); !form.empty()) return std::string(form);
  auto kept = std::make_shared<const std::string>(std::move(bytes));
  *out = {};
  out->bytes.push_back(kept);
  std::string error = Decoder(*kept, *out).decode();
  if (error.empty()) return {};
  return "not a profile in pprof's format, or a damaged one: " + error +
         (compressed ? " of what was decompressed" : "");
}

namespace {

std::string listOf(const std::vector<ValueType>& types) {
  std::string out;
  for (const ValueType& t : types) out += (out.empty() ? "" : ", ") + std::string(t.type);
  return out;
}

}  // namespace

std::string subtract(Profile& p, const Profile& base) {
  auto same = [](const ValueType& a, const ValueType& b) {
    return a.type == b.type && a.unit == b.unit;
  };
  if (!std::equal(p.sampleTypes.begin(), p.sampleTypes.end(), base.sampleTypes.begin(),
                  base.sampleTypes.end(), same))
    return "the two profiles count different things: " + listOf(p.sampleTypes) + "; and " +
           listOf(base.sampleTypes);
  if (p.frames.size() + base.frames.size() > 2 * kMaxFrames) return tooLarge();
  auto mappings = static_cast<uint32_t>(p.mappings.size()),
       functions = static_cast<uint32_t>(p.functions.size());
  auto lines = static_cast<uint32_t>(p.lines.size()),
       locations = static_cast<uint32_t>(p.locations.size());
  auto frames = static_cast<uint32_t>(p.frames.size()),
       labels = static_cast<uint32_t>(p.labels.size());
  p.mappings.insert(p.mappings.end(), base.mappings.begin(), base.mappings.end());
  p.functions.insert(p.functions.end(), base.functions.begin(), base.functions.end());
  p.labels.insert(p.labels.end(), base.labels.begin(), base.labels.end());
  p.bytes.insert(p.bytes.end(), base.bytes.begin(), base.bytes.end());
  for (Line l : base.lines) {
    if (l.function != kNone) l.function += functions;
    p.lines.push_back(l);
  }
  for (Location l : base.locations) {
    if (l.mapping != kNone) l.mapping += mappings;
    l.firstLine += lines;
    p.locations.push_back(l);
  }
  for (uint32_t f : base.frames) p.frames.push_back(f + locations);
  for (Sample s : base.samples) {
    s.firstFrame += frames;
    s.firstLabel += labels;
    s.isBase = true;
    p.samples.push_back(s);
  }
  for (int64_t v : base.values) p.values.push_back(static_cast<int64_t>(-static_cast<uint64_t>(v)));
  if (p.timeNanos == 0 || (base.timeNanos != 0 && base.timeNanos < p.timeNanos))
    p.timeNanos = base.timeNanos;
  p.durationNanos = wrappingSum(p.durationNanos, base.durationNanos);
  if (p.defaultSampleType.empty()) p.defaultSampleType = base.defaultSampleType;
  for (std::string_view c : base.comments)
    if (std::find(p.comments.begin(), p.comments.end(), c) == p.comments.end())
      p.comments.push_back(c);
  return {};
}

bool findSampleType(const Profile& p, std::string_view wanted, size_t* index, std::string* error) {
  size_t count = p.sampleTypes.size(), number = 0;
  auto [end, problem] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
  if (!wanted.empty() && problem == std::errc() && end == wanted.data() + wanted.size()) {
    *index = number;
    if (number < count) return true;
    *error = "sample_index " + std::string(wanted) + " is outside the range [0.." +
             std::to_string(count - 1) + "]";
    return false;
  }
  // (inuse_space also means space, as older profiles say)
  std::string_view shorter = wanted.starts_with("inuse_") ? wanted.substr(6) : wanted;
  std::string_view name = wanted.empty() ? p.defaultSampleType : wanted;
  for (size_t i = 0; i < count && !name.empty(); i++) {
    if (p.sampleTypes[i].type != name && (wanted.empty() || p.sampleTypes[i].type != shorter))
      continue;
    *index = i;
    return true;
  }
  *index = count - 1;
  if (wanted.empty()) return true;
  *error = "sample_index \"" + std::string(wanted) + "\" must be one of: " + listOf(p.sampleTypes);
  return false;
}

}  // namespace vo::profile

// This file counts the events of profiles.
#include "runtime/profile.h"

#include <algorithm>
#include <initializer_list>
#include <cmath>
#include <utility>

namespace vo::runtime {

Profiler::~Profiler() {
  for (ProfileBucket* b : buckets_) buckets_.allocator().destroy(b);
}

uint64_t Profiler::next() {
  random_ ^= random_ << 13;
  random_ ^= random_ >> 7;
  random_ ^= random_ << 17;
  return random_;
}

/// Exponentially distributed, so that an object of s bytes is sampled with probability 1 - exp(-s/rate),
/// which is what readers of the profile undo.
int64_t Profiler::nextDistance(int64_t rate) {
  if (rate <= 1) return 0;
  double uniform = static_cast<double>((next() >> 11) + 1) / static_cast<double>(uint64_t{1} << 53);
  return static_cast<int64_t>(-std::log(uniform) * static_cast<double>(rate));
}

ProfileBucket* Profiler::bucket(ProfileKind kind, uint64_t size, std::span<const uint64_t> stack) {
  uint64_t hash = size * 31 + static_cast<uint64_t>(kind);
  for (uint64_t pc : stack) hash = (hash ^ pc) * 0xff51afd7ed558ccd;
  VO_DCHECK(stack.size() <= kDepth, "deeper stacks are cut");
  Locked held(lock_);
  ProfileBucket*& first = index_[hash];
  for (ProfileBucket* b = first; b != nullptr; b = b->next)
    if (b->kind == kind && b->size == size && std::ranges::equal(b->stack, stack)) return b;
  base::Vec<uint64_t> copy(buckets_.allocator());
  copy.append(stack);
  first = buckets_.allocator().make<ProfileBucket>(kind, size, std::move(copy), first);
  return buckets_.push(first);
}

size_t Profiler::bytes() const {
  size_t sum = 0;
  for (const ProfileBucket* b : buckets_) sum += sizeof *b + b->stack.size() * 8 + 4 * sizeof(void*);
  return sum;
}

void CpuSamples::add(int64_t time, int64_t periods, std::span<const uint64_t> stack, void* label) {
  VO_DCHECK(period > 0 || ended, "samples come while somebody profiles");
  for (uint64_t word : {3 + uint64_t{stack.size()}, static_cast<uint64_t>(time), static_cast<uint64_t>(periods)}) words.push(word);
  words.append(stack);
  labels.push(label);
}

bool Profiler::samplesBlock(int64_t waited) {
  if (blockRate <= 0) return false;
  auto rate = static_cast<uint64_t>(blockRate), time = static_cast<uint64_t>(std::max<int64_t>(waited, 1));
  return time >= rate || next() % rate <= time;
}

void Profiler::addBlock(int64_t waited, std::span<const uint64_t> stack) {
  ProfileBucket* b = bucket(ProfileKind::Block, 0, stack);
  auto time = static_cast<double>(std::max<int64_t>(waited, 1)), rate = static_cast<double>(blockRate);
  b->count += time < rate ? rate / time : 1;
  b->time += std::max(time, rate);
}

void Profiler::addMutex(int64_t waited, std::span<const uint64_t> stack) {
  ProfileBucket* b = bucket(ProfileKind::Mutex, 0, stack);
  auto rate = static_cast<double>(mutexRate);
  b->count += rate;
  b->time += rate * static_cast<double>(std::max<int64_t>(waited, 0));
}

}  // namespace vo::runtime

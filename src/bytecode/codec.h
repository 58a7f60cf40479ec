// The fields of a module's rows in the order of a .vob file: one list for encoder and decoder.
//
// A stream S is called once per field: name (text, UTF-8), bytes (any bytes), num (unsigned number),
// id (number where kNoId is common), flag, list (rows), numbers (plain lists of words), code. The
// static_asserts fail when a row gets a field that is not listed here.
//
// File: "VOB", version byte, hash of the instruction tables (8 bytes), number of modules, modules. A module is
// the sections of `sections` in that order, each {number, length, content}. Numbers are varints (7
// bits per byte, low ones first); texts and lists are a number and that many bytes or rows.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <type_traits>

#include "bytecode/module.h"

namespace vo::bytecode::codec {

inline constexpr uint8_t kMagic[3] = {'V', 'O', 'B'};
inline constexpr uint8_t kVersion = 4;

/// A hash of opcodes.def and ext_opcodes.def: code words mean nothing under another table.
uint64_t opcodeHash();

template <class R, class T>
concept Is = std::same_as<std::remove_const_t<R>, T>;

/// Number of fields of an aggregate.
struct AnyField {
  template <class T>
  operator T() const;
};
template <class T, class... F>
consteval size_t fieldCount() {
  if constexpr (requires { T{F{}..., AnyField{}}; }) {
    return fieldCount<T, F..., AnyField>();
  } else {
    return sizeof...(F);
  }
}

template <class S, Is<FieldRow> R>
void fields(S& s, R& r) {
  s.name(r.name);
  s.name(r.pkgPath);
  s.id(r.type);
  s.bytes(r.tag);
  s.num(r.offset);
  s.flag(r.embedded);
}
static_assert(fieldCount<FieldRow>() == 6);

template <class S, Is<MethodRow> R>
void fields(S& s, R& r) {
  s.name(r.name);
  s.name(r.pkgPath);
  s.id(r.type);
  s.id(r.ifn);
  s.id(r.tfn);
}
static_assert(fieldCount<MethodRow>() == 5);

template <class S, Is<TypeRow> R>
void fields(S& s, R& r) {
  s.num(r.kind);
  s.bytes(r.string);
  s.bytes(r.key);
  s.name(r.name);
  s.name(r.pkgPath);
  s.num(r.size);
  s.num(r.align);
  s.id(r.elem);
  s.id(r.mapKey);
  s.num(r.length);
  s.num(r.chanDir);
  s.flag(r.variadic);
  s.numbers(r.params);
  s.numbers(r.results);
  s.list(r.fields);
  s.list(r.methods);
  s.id(r.pointerTo);
  s.flag(r.comparable);
}
static_assert(fieldCount<TypeRow>() == 18);

template <class S, Is<LineRow> R>
void fields(S& s, R& r) {
  s.num(r.pc);
  s.num(r.line);
  s.num(r.file);
  s.num(r.inlined);
}
static_assert(fieldCount<LineRow>() == 4);

template <class S, Is<InlineRow> R>
void fields(S& s, R& r) {
  s.name(r.function);
  s.num(r.line);
  s.num(r.file);
  s.num(r.parent);
}
static_assert(fieldCount<InlineRow>() == 4);

template <class S, Is<SlotGroup> R>
void fields(S& s, R& r) {
  s.num(r.first);
  s.id(r.type);
  s.choice(r.access, Access::Cell);
}
static_assert(fieldCount<SlotGroup>() == 3);

template <class S, Is<FrameVariable> R>
void fields(S& s, R& r) {
  s.num(r.offset);
  s.id(r.type);
}
static_assert(fieldCount<FrameVariable>() == 2);

template <class S, Is<LocalRow> R>
void fields(S& s, R& r) {
  s.name(r.name);
  s.id(r.type);
  s.flag(r.inFrame);
  s.num(r.at);
  s.num(r.fromPc);
  s.num(r.toPc);
}
static_assert(fieldCount<LocalRow>() == 6);

template <class S, Is<FunctionRow> R>
void fields(S& s, R& r) {
  s.name(r.name);
  s.bytes(r.symbol);
  s.id(r.type);
  s.id(r.recv);
  s.numbers(r.captures);
  s.num(r.flags);
  s.num(r.resultSlots);
  s.num(r.paramSlots);
  s.num(r.slots);
  s.num(r.frameBytes);
  s.num(r.totalWords);
  s.num(r.zeroFrom);
  s.num(r.zeroTo);
  s.num(r.epilogue);
  s.list(r.groups);
  s.list(r.frame);
  s.code(r.code);
  s.list(r.lines);
  s.list(r.inlines);
  s.list(r.locals);
  s.num(r.startLine);
  s.num(r.startFile);
  s.bytes(r.alias);
  s.flag(r.dedup);
}
static_assert(fieldCount<FunctionRow>() == 24);

template <class S, Is<ImportRow> R>
void fields(S& s, R& r) {
  s.bytes(r.symbol);
  s.num(r.resultSlots);
  s.num(r.paramSlots);
  s.id(r.type);
  s.id(r.recv);
}
static_assert(fieldCount<ImportRow>() == 5);

template <class S, Is<GlobalRow> R>
void fields(S& s, R& r) {
  s.bytes(r.symbol);
  s.id(r.type);
  s.num(r.offset);
  s.flag(r.imported);
}
static_assert(fieldCount<GlobalRow>() == 4);

template <class S, Is<GlobalRef> R>
void fields(S& s, R& r) {
  s.num(r.global);
  s.num(r.offset);
}
static_assert(fieldCount<GlobalRef>() == 2);

template <class S, Is<DataReloc> R>
void fields(S& s, R& r) {
  s.num(r.at);
  s.choice(r.target, DataReloc::Target::String);
  s.num(r.index);
  s.num(r.addend);
}
static_assert(fieldCount<DataReloc>() == 4);

template <class S, Is<ItabRow> R>
void fields(S& s, R& r) {
  s.id(r.interface);
  s.id(r.concrete);
}
static_assert(fieldCount<ItabRow>() == 2);

/// Calls s.section(number, name, function that handles its fields) for each section of a module.
template <class S, Is<Module> M>
void sections(S& s, M& m) {
  s.section(1, "module", [&] {
    s.name(m.path);
    s.names(m.importPaths);
    s.texts(m.files);
    s.num(m.globalsSize);
    s.id(m.init);
    s.id(m.main);
    s.bytes(m.imageHash);
  });
  s.section(2, "types", [&] { s.list(m.types); });
  s.section(3, "strings", [&] { s.texts(m.strings); });
  s.section(4, "functions", [&] { s.list(m.functions); });
  s.section(5, "imports", [&] { s.list(m.imports); });
  s.section(6, "variables", [&] {
    s.list(m.globals);
    s.list(m.globalRefs);
  });
  s.section(7, "data", [&] {
    s.bytes(m.data.bytes);
    s.list(m.data.relocs);
    s.list(m.data.objects);
  });
  s.section(8, "itabs", [&] { s.list(m.itabs); });
}
static_assert(fieldCount<Module>() == 15);
static_assert(fieldCount<StaticData>() == 3);
inline constexpr unsigned kSections = 8;

}  // namespace vo::bytecode::codec

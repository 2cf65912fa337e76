// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// `enum.*`: the names and wire values of the spec's enums.
struct EnumOperations: EnumHandler {
  func encode(_ arguments: EnumEncodeArguments) throws -> EnumEncodeResult {
    let table = try table(arguments.enum)
    guard let wire = table.wire(ofName: arguments.name) else {
      throw LockstepError(
        .unknownValue, "\(arguments.enum) has no member \(arguments.name) with a wire value")
    }
    return EnumEncodeResult(wire: wire)
  }

  func decode(_ arguments: EnumDecodeArguments) throws -> EnumDecodeResult {
    let table = try table(arguments.enum)
    guard let name = table.name(ofWire: arguments.wire) else {
      throw LockstepError(.unknownValue, "\(arguments.enum) has no such wire value")
    }
    return EnumDecodeResult(name: name)
  }

  private func table(_ name: JsonString) throws -> any EnumTable {
    guard let table = specEnums.first(where: { $0.specName == name }) else {
      throw LockstepError(.unknownValue, "the spec has no enum \(name)")
    }
    return table
  }
}

// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// An enum of the spec, whose Swift type is not known where it is asked.
protocol EnumTable: Sendable {
  /// The name of the spec's definition.
  var specName: JsonString { get }

  /// The wire value of a member; nil where there is none of that name, or it is the fallback.
  func wire(ofName name: JsonString) -> WireScalar?

  /// The name that a wire value reads as; nil where the enum does not know it.
  func name(ofWire wire: WireScalar) -> String?
}

/// An enum with texts on the wire.
struct TextEnum<Member: WireEnum>: EnumTable where Member.WireValue == String {
  init(_ type: Member.Type) {}

  var specName: JsonString { JsonString(Member.specName) }

  func wire(ofName name: JsonString) -> WireScalar? {
    Member.allCases.first { JsonString($0.specName) == name }
      .map { .string(JsonString($0.wireValue)) }
  }

  func name(ofWire wire: WireScalar) -> String? {
    guard case .string(let text) = wire else { return nil }
    return Member(wireValue: text.text)?.specName
  }
}

/// An enum with whole numbers on the wire.
struct IntegerEnum<Member: WireEnum>: EnumTable where Member.WireValue == Int {
  init(_ type: Member.Type) {}

  var specName: JsonString { JsonString(Member.specName) }

  func wire(ofName name: JsonString) -> WireScalar? {
    Member.allCases.first { JsonString($0.specName) == name }.map { .integer($0.wireValue) }
  }

  func name(ofWire wire: WireScalar) -> String? {
    guard case .integer(let integer) = wire else { return nil }
    return Member(wireValue: integer)?.specName
  }
}

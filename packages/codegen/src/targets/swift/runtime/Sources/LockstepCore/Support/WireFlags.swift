/// What every set of flags of the spec offers: the sum of its members' bits is what is written.
///
/// A set keeps the bits that the spec does not know, so that they are written again.
public protocol WireFlags: OptionSet, Sendable, Hashable where RawValue == Int {
  /// The name of the spec's definition.
  static var specName: String { get }
}

// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Whose a file in the folder of uploads is: its name says so.
struct UploadFileName {
  /// The process that made it.
  let owner: ProcessType
  /// Whether that is this life of it.
  let isOurs: Bool
  /// What the name begins with that says so.
  let prefix: String

  // This life of the process: names that it makes hold it.
  private static let process: String = {
    var generator = SystemRandomNumberGenerator()
    return String(
      (0..<UploadNames.processDigits).map { _ in
        Character(String(Int(generator.next() % 16), radix: 16))
      })
  }()

  /// A new name for a file of this process, with a rest to tell it from others.
  static func make(_ owner: ProcessType, _ rest: String) -> String {
    [owner.wireValue, process, rest].joined(separator: UploadNames.separator)
  }

  /// Which implementation wrote a file: the extension is Swift, and the app is Dart.
  static func writer(of name: String) -> ClientLanguage {
    switch UploadFileName(name)?.owner {
    case .extension: .swift
    case .foreground, .background: .dart
    case nil: .unknown
    }
  }

  /// Reads a name; nil where it does not say whose the file is.
  init?(_ name: String) {
    let isTemporary = name.hasPrefix(UploadNames.temporaryPrefix)
    let rest = isTemporary ? name.dropFirst(UploadNames.temporaryPrefix.count) : name[...]
    let separator = Character(UploadNames.separator)
    let parts = rest.split(separator: separator, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].utf8.count == UploadNames.processDigits,
      parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
      let owner = ProcessType.allCases.first(where: { $0.wireValue == parts[0] })
    else { return nil }
    self.owner = owner
    isOurs = parts[1] == Self.process
    prefix = "\(parts[0])\(separator)\(parts[1])\(separator)"
  }
}

// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

extension CompletionBody {
  /// The body of the call that completes a multipart upload, as UTF-8.
  ///
  /// - Parameter etags: what storage answered for each part, in the order of the parts.
  public static func encode(etags: [String]) -> [UInt8] {
    var body = Array(start.utf8)
    for (index, etag) in etags.enumerated() {
      body += beforeNumber.utf8
      body += String(Multipart.firstPartNumber + index).utf8
      body += beforeETag.utf8
      for unit in unquoted(etag) { append(unit, to: &body) }
      body += afterETag.utf8
    }
    return body + end.utf8
  }

  // By code units: a quote that an accent follows is no character of its own to Swift.
  private static func unquoted(_ etag: String) -> Substring.UTF8View {
    let units = Substring(etag).utf8
    let isEnclosed =
      units.count > 1 && units.starts(with: quote.utf8) && units.last == quote.utf8.last
    return isEnclosed ? units.dropFirst().dropLast() : units
  }

  private static func append(_ unit: UInt8, to body: inout [UInt8]) {
    switch unit {
    case UInt8(ascii: "&"): body += ampersand.utf8
    case UInt8(ascii: "<"): body += lessThan.utf8
    case UInt8(ascii: ">"): body += greaterThan.utf8
    default: body.append(unit)
    }
  }
}

// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore
import XCTest

@testable import PhotoBackup

/// What is read of the properties that ImageIO has of an image.
final class ExifTests: XCTestCase {
  // As ImageIO has them of a photo of a phone.
  private let real: [String: Any] = [
    "PixelWidth": 4032, "PixelHeight": 3024, "Orientation": 6, "ColorModel": "RGB",
    "{Exif}": [
      "DateTimeOriginal": "2024:05:01 12:30:15", "DateTimeDigitized": "2024:05:01 12:30:16",
      "OffsetTimeOriginal": "+05:30", "SubsecTimeOriginal": "123", "FNumber": 1.78,
      "ISOSpeedRatings": [64],
    ] as [String: Any],
    "{TIFF}": [
      "Make": "Apple", "Model": "iPhone 15 Pro", "DateTime": "2024:05:02 00:00:00",
    ],
    "{GPS}": [
      "Latitude": 12.9716, "LatitudeRef": "N", "Longitude": 77.5946, "LongitudeRef": "E",
    ] as [String: Any],
  ]

  private func read(exif: [String: Any] = [:], tiff: [String: Any] = [:]) -> ExifMembers {
    ExifMembers(["{Exif}": exif, "{TIFF}": tiff])
  }

  private func place(
    _ latitude: Any?, _ latitudeRef: Any?, _ longitude: Any?, _ longitudeRef: Any?
  ) -> [Double]? {
    let all = [
      "Latitude": latitude, "LatitudeRef": latitudeRef, "Longitude": longitude,
      "LongitudeRef": longitudeRef,
    ].compactMapValues { $0 }
    return ExifMembers(["{GPS}": all]).place.map { [$0.latitude, $0.longitude] }
  }

  func testAPhotoOfAPhone() {
    let members = ExifMembers(real)
    XCTAssertEqual(members.dateTime, "2024-05-01T12:30:15")
    XCTAssertEqual(members.offsetTime, "+05:30")
    XCTAssertEqual(members.creationTime, 1_714_546_815_123_000)
    XCTAssertEqual(members.cameraMake, "Apple")
    XCTAssertEqual(members.cameraModel, "iPhone 15 Pro")
    XCTAssertEqual(members.place, ExifMembers.Place(latitude: 12.9716, longitude: 77.5946))
    XCTAssertEqual(members.pixels, ExifMembers.Size(width: 3024, height: 4032))
  }

  func testWithoutPropertiesThereIsNothing() {
    let none = ExifMembers([:])
    XCTAssertNil(none.dateTime)
    XCTAssertNil(none.offsetTime)
    XCTAssertNil(none.creationTime)
    XCTAssertNil(none.cameraMake)
    XCTAssertNil(none.place)
    XCTAssertNil(none.pixels)
    XCTAssertFalse(none.agrees(with: 0))
  }

  func testTheFirstTimeThatIsOneCountsWithItsOwnOffset() {
    let none = "0000:00:00 00:00:00"
    let digitized = read(
      exif: [
        "DateTimeOriginal": none, "OffsetTimeOriginal": "+01:00", "SubsecTimeOriginal": "9",
        "DateTimeDigitized": "2020:02:29 23:59:59", "OffsetTimeDigitized": "-08:00",
        "SubsecTimeDigitized": "05",
      ], tiff: ["DateTime": "2021:01:01 00:00:00"])
    XCTAssertEqual(digitized.dateTime, "2020-02-29T23:59:59")
    XCTAssertEqual(digitized.offsetTime, "-08:00")
    XCTAssertEqual(digitized.creationTime, 1_583_049_599_050_000)
    let changed = read(tiff: ["DateTime": "1969-12-31T23:00:00"])
    XCTAssertEqual(changed.dateTime, "1969-12-31T23:00:00")
    XCTAssertNil(changed.offsetTime)
    XCTAssertNil(changed.creationTime, "nobody knows in which zone")
    let utc = read(
      exif: ["DateTimeOriginal": "1969:12:31 23:00:00", "OffsetTimeOriginal": "Z"])
    XCTAssertEqual(utc.creationTime, -3_600_000_000)
    XCTAssertEqual(utc.offsetTime, "Z")
  }

  func testWhatIsNoTimeIsNone() {
    let wrong: [Any] = [
      "2023:02:29 00:00:00", "2024:13:01 00:00:00", "2024:00:01 00:00:00", "2024:01:32 00:00:00",
      "2024:01:01 24:00:00", "2024:01:01 00:60:00", "2024:01:01 00:00:60", "2024/01/01 00:00:00",
      "2024:01:01", "", "    :  :     :  :  ", "2024:01:01 0a:00:00", "٢٠٢٤:01:01 00:00:00",
      1_714_546_815, Date(), [2024, 1, 1], Double.nan,
    ]
    for value in wrong {
      XCTAssertNil(read(exif: ["DateTimeOriginal": value]).dateTime, "\(value)")
    }
    for year in ["2000", "2024"] {
      XCTAssertNotNil(read(exif: ["DateTimeOriginal": "\(year):02:29 00:00:00"]).dateTime)
    }
    XCTAssertNil(read(exif: ["DateTimeOriginal": "1900:02:29 00:00:00"]).dateTime)
  }

  func testWhatIsNoOffsetIsNone() {
    let wrong: [Any] = [
      "+5:30", "05:30", "+0530", "+24:00", "+05:60", "UTC", "z", "", 5, Double.nan, "+05:30:00",
    ]
    for value in wrong {
      let members = read(
        exif: ["DateTimeOriginal": "2024:05:01 12:30:15", "OffsetTimeOriginal": value])
      XCTAssertEqual(members.dateTime, "2024-05-01T12:30:15", "\(value)")
      XCTAssertNil(members.offsetTime, "\(value)")
      XCTAssertNil(members.creationTime, "\(value)")
    }
  }

  func testFractionsOfASecond() {
    let expected: [(Any, Int)] = [
      ("1", 100_000), ("000001", 1), ("123456", 123_456), (" 50\0", 500_000), ("1234567", 0),
      ("", 0), ("-1", 0), ("0x1", 0), (5, 0), (Double.nan, 0),
    ]
    for (value, microseconds) in expected {
      let members = read(
        exif: [
          "DateTimeOriginal": "1970:01:01 00:00:00", "OffsetTimeOriginal": "Z",
          "SubsecTimeOriginal": value,
        ])
      XCTAssertEqual(members.creationTime, microseconds, "\(value)")
    }
  }

  func testAPlaceHasItsHemispheres() {
    XCTAssertEqual(place(33.5, "S", 151.25, "E"), [-33.5, 151.25])
    XCTAssertEqual(place(40, "n", 74, "w\0"), [40, -74])
    XCTAssertEqual(place(0, "N", 180, "W"), [0, -180])
    XCTAssertNil(place(33.5, nil, 151.25, "E"))
    XCTAssertNil(place(33.5, "S", 151.25, "N"))
    XCTAssertNil(place(90.1, "N", 0, "E"))
    XCTAssertNil(place(0, "N", 180.1, "E"))
    XCTAssertNil(place(Double.nan, "N", 0, "E"))
    XCTAssertNil(place(0, "N", -Double.infinity, "E"))
    XCTAssertNil(place("33.5", "S", 151.25, "E"))
    XCTAssertNil(place(33.5, "S", nil, "E"))
    XCTAssertNil(place([33, 30, 0], "S", 151.25, "E"))
  }

  func testACamerasTextsAreTrimmedAndShort() {
    func make(_ value: Any) -> String? { read(tiff: ["Make": value]).cameraMake }
    XCTAssertEqual(make("NIKON CORPORATION \0\0"), "NIKON CORPORATION")
    XCTAssertEqual(make(" Ｓony\n"), "Ｓony")
    XCTAssertEqual(make(String(repeating: "a", count: 200))?.count, 200)
    for wrong in ["", " \0", String(repeating: "a", count: 201), 7, ["Sony"]] as [Any] {
      XCTAssertNil(make(wrong), "\(wrong)")
    }
  }

  func testASizeIsOneAsItIsLookedAt() {
    func size(_ width: Any, _ height: Any, _ orientation: Any = 1) -> [Int]? {
      ExifMembers(["PixelWidth": width, "PixelHeight": height, "Orientation": orientation])
        .pixels.map { [$0.width, $0.height] }
    }
    XCTAssertEqual(size(30, 40), [30, 40])
    XCTAssertEqual(size(30.0, 40, 8), [40, 30])
    XCTAssertEqual(size(30, 40, 9), [30, 40])
    XCTAssertEqual(size(30, 40, "6"), [30, 40])
    for (width, height) in [
      (0, 1), (-1, 1), (1.5, 1), (Double.nan, 1), (Double.infinity, 1), ("30", 1), (1e12, 1),
    ] as [(Any, Any)] { XCTAssertNil(size(width, height), "\(width)") }
  }

  func testTheMembersOfADictionaryMayHaveAnyType() {
    for wrong in [7, "text", [1], Double.nan, ["a": 1]] as [Any] {
      let members = ExifMembers(["{Exif}": wrong, "{TIFF}": wrong, "{GPS}": wrong])
      XCTAssertEqual(members, ExifMembers([:]))
    }
  }

  func testATimeThatThePersonHasCorrectedIsNotTheFilesAnyMore() {
    let members = ExifMembers(real)
    var details = AssetDetails(
      localId: "a", creationTime: 1_714_546_815_000_000, modificationTime: 0,
      resources: [ResourceDetails(kind: .photo, filename: "A.HEIC")])
    XCTAssertEqual(details.publicMagicMetadata(members)?.dateTime, .value("2024-05-01T12:30:15"))
    XCTAssertEqual(details.publicMagicMetadata(members)?.offsetTime, .value("+05:30"))
    XCTAssertEqual(details.publicMagicMetadata(members)?.width, .value(3024))
    details.creationTime += 3_600_000_000
    XCTAssertNotEqual(
      details.publicMagicMetadata(members)?.dateTime, .value("2024-05-01T12:30:15"))
    XCTAssertEqual(details.publicMagicMetadata(members)?.cameraModel, .value("iPhone 15 Pro"))
    // Without an offset the times agree in every zone.
    let zoneless = read(exif: ["DateTimeOriginal": "2024:05:01 12:30:15"])
    let wall = 1_714_566_615_000_000
    for minutes in [-14 * 60, -570, 0, 345, 14 * 60] {
      XCTAssertTrue(zoneless.agrees(with: wall + minutes * 60_000_000), "\(minutes)")
    }
    for minutes in [-15 * 60, 7, 15 * 60] {
      XCTAssertFalse(zoneless.agrees(with: wall + minutes * 60_000_000), "\(minutes)")
    }
  }

  func testTheLibrarysTimeCountsAndThePlaceIsTheLibrarysAlone() {
    let members = ExifMembers(real)
    var details = AssetDetails(
      localId: "a", creationTime: 5, modificationTime: 6,
      resources: [ResourceDetails(kind: .photo, filename: "A.HEIC")])
    XCTAssertEqual(details.metadata(of: details.files[0], members).creationTime, 5)
    // Whoever has removed the place in the library has not removed it from the file.
    XCTAssertEqual(
      details.metadata(of: details.files[0], members).latitude,
      details.metadata(of: details.files[0]).latitude)
    details.creationTime = 0
    XCTAssertEqual(
      details.metadata(of: details.files[0], members).creationTime, 1_714_546_815_123_000)
  }
}

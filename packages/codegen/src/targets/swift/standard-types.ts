/**
 * The types of Swift's standard library, of its concurrency and of Foundation, as the symbol graphs of Swift 6.0.3 list them
 * (`swift symbolgraph-extract -module-name Swift`; those of FoundationEssentials that are in daily use). A definition that is
 * called like one would hide it from the runtime.
 */
export const standardTypes: ReadonlySet<string> = new Set(
  (
    'Actor AdditiveArithmetic AffineTransform AlignmentOptions AnyActor AnyBidirectionalCollection AnyClass AnyCollection AnyHashable ' +
    'AnyIndex AnyIterator AnyKeyPath AnyObject AnyRandomAccessCollection AnySequence Array ArrayLiteralConvertible ArraySlice ' +
    'AsyncCompactMapSequence AsyncDropFirstSequence AsyncDropWhileSequence AsyncFilterSequence AsyncFlatMapSequence ' +
    'AsyncIteratorProtocol AsyncMapSequence AsyncPrefixSequence AsyncPrefixWhileSequence AsyncSequence AsyncStream ' +
    'AsyncThrowingCompactMapSequence AsyncThrowingDropWhileSequence AsyncThrowingFilterSequence AsyncThrowingFlatMapSequence ' +
    'AsyncThrowingMapSequence AsyncThrowingPrefixWhileSequence AsyncThrowingStream Atomic AtomicLazyReference AtomicLoadOrdering ' +
    'AtomicOptionalRepresentable AtomicRepresentable AtomicStoreOrdering AtomicUpdateOrdering AttributedString BidirectionalCollection ' +
    'BidirectionalIndexable BidirectionalSlice BinaryFloatingPoint BinaryInteger BitwiseCopyable BlockOperation Bool ' +
    'BooleanLiteralConvertible BooleanLiteralType Bundle ByteCountFormatter CBool CChar CChar16 CChar32 CDouble CFloat CFloat16 CGFloat ' +
    'CGPoint CGRect CGRectEdge CGSize CInt CLong CLongDouble CLongLong CShort CSignedChar CUnsignedChar CUnsignedInt CUnsignedLong ' +
    'CUnsignedLongLong CUnsignedShort CVaListPointer CVarArg CWideChar Calendar CancellationError CaseIterable Character CharacterSet ' +
    'CheckedContinuation Clock ClosedRange ClosedRangeIndex Codable CodingKey CodingKeyRepresentable CodingUserInfoKey Collection ' +
    'CollectionDifference CollectionOfOne CommandLine Comparable Comparator ConcurrentValue ContiguousArray ContinuousClock Copyable ' +
    'CountableClosedRange CountablePartialRangeFrom CountableRange CustomDebugStringConvertible CustomLeafReflectable CustomNSError ' +
    'CustomPlaygroundDisplayConvertible CustomPlaygroundQuickLookable CustomReflectable CustomStringConvertible Data Date ' +
    'DateComponents DateFormatter DateInterval DateIntervalFormatter Decimal Decodable Decoder DecodingError ' +
    'DefaultBidirectionalIndices DefaultIndices DefaultRandomAccessIndices DefaultStringInterpolation Dictionary DictionaryIndex ' +
    'DictionaryIterator DictionaryLiteral DictionaryLiteralConvertible Dimension DiscardingTaskGroup DiscontiguousSlice Double ' +
    'DropFirstSequence DropWhileSequence Duration DurationProtocol EmptyCollection EmptyIterator Encodable Encoder EncodingError ' +
    'EnergyFormatter EnumeratedIterator EnumeratedSequence Equatable Error Executor ExecutorJob ExpressibleByArrayLiteral ' +
    'ExpressibleByBooleanLiteral ExpressibleByDictionaryLiteral ExpressibleByExtendedGraphemeClusterLiteral ExpressibleByFloatLiteral ' +
    'ExpressibleByIntegerLiteral ExpressibleByNilLiteral ExpressibleByStringInterpolation ExpressibleByStringLiteral ' +
    'ExpressibleByUnicodeScalarLiteral ExtendedGraphemeClusterLiteralConvertible ExtendedGraphemeClusterType FileHandle FileManager ' +
    'FixedWidthInteger FlattenBidirectionalCollection FlattenBidirectionalCollectionIndex FlattenCollection FlattenCollectionIndex ' +
    'FlattenSequence Float Float16 Float32 Float64 Float80 FloatLiteralConvertible FloatLiteralType FloatingPoint ' +
    'FloatingPointClassification FloatingPointRoundingRule FloatingPointSign Formatter GlobalActor Hashable Hasher Host ' +
    'ISO8601DateFormatter Identifiable IndexPath IndexSet Indexable IndexableBase IndexingIterator InflectionRule InputStream ' +
    'InstantProtocol Int Int128 Int16 Int32 Int64 Int8 IntegerLiteralConvertible IntegerLiteralType IteratorOverOne IteratorProtocol ' +
    'IteratorSequence JSONDecoder JSONEncoder JSONSerialization Job JobPriority JoinedIterator JoinedSequence KeyPath KeyValuePairs ' +
    'KeyedDecodingContainer KeyedDecodingContainerProtocol KeyedEncodingContainer KeyedEncodingContainerProtocol ' +
    'LazyBidirectionalCollection LazyCollection LazyCollectionProtocol LazyDropWhileBidirectionalCollection LazyDropWhileCollection ' +
    'LazyDropWhileIndex LazyDropWhileIterator LazyDropWhileSequence LazyFilterBidirectionalCollection LazyFilterCollection ' +
    'LazyFilterIndex LazyFilterIterator LazyFilterSequence LazyMapBidirectionalCollection LazyMapCollection LazyMapIterator ' +
    'LazyMapRandomAccessCollection LazyMapSequence LazyPrefixWhileBidirectionalCollection LazyPrefixWhileCollection ' +
    'LazyPrefixWhileIndex LazyPrefixWhileIterator LazyPrefixWhileSequence LazyRandomAccessCollection LazySequence LazySequenceProtocol ' +
    'LengthFormatter Locale LosslessStringConvertible MainActor ManagedBuffer ManagedBufferPointer MassFormatter Measurement ' +
    'MemoryLayout Mirror MirrorPath Morphology MutableBidirectionalSlice MutableCollection MutableIndexable MutableRandomAccessSlice ' +
    'MutableRangeReplaceableBidirectionalSlice MutableRangeReplaceableRandomAccessSlice MutableRangeReplaceableSlice MutableSlice Mutex ' +
    'NSAffineTransform NSAffineTransformStruct NSArray NSAttributedString NSBinarySearchingOptions NSCache NSCacheDelegate NSCalendar ' +
    'NSCharacterSet NSCoder NSCoding NSComparisonPredicate NSCompoundPredicate NSCondition NSConditionLock NSCopying NSCountedSet ' +
    'NSData NSDate NSDateComponents NSDateInterval NSDecimalNumber NSDecimalNumberBehaviors NSDecimalNumberHandler NSDictionary ' +
    'NSEdgeInsets NSEnumerationOptions NSEnumerator NSError NSErrorDomain NSExceptionName NSExpression NSIndexPath NSIndexSet ' +
    'NSIndexSetIterator NSKeyedArchiver NSKeyedArchiverDelegate NSKeyedUnarchiver NSKeyedUnarchiverDelegate NSLocale NSLock NSLocking ' +
    'NSMeasurement NSMutableArray NSMutableAttributedString NSMutableCharacterSet NSMutableCopying NSMutableData NSMutableDictionary ' +
    'NSMutableIndexSet NSMutableOrderedSet NSMutableSet NSMutableString NSNotification NSNull NSNumber NSObject NSObjectProtocol ' +
    'NSOrderedSet NSOrthography NSPersonNameComponents NSPoint NSPointArray NSPointPointer NSPredicate NSRange NSRangePointer NSRect ' +
    'NSRectArray NSRectEdge NSRectPointer NSRecursiveLock NSRegularExpression NSSecureCoding NSSet NSSize NSSizeArray NSSizePointer ' +
    'NSSortDescriptor NSSortOptions NSString NSTextCheckingKey NSTextCheckingResult NSTimeZone NSURL NSURLComponents NSURLQueryItem ' +
    'NSUUID NSValue NSZone Never NilLiteralConvertible Notification NotificationCenter NotificationQueue NumberFormatter Numeric ' +
    'ObjCBool ObjectIdentifier OpaquePointer Operation OperationQueue OptionSet Optional OutputStream PartialAsyncTask PartialKeyPath ' +
    'PartialRangeFrom PartialRangeThrough PartialRangeUpTo PersonNameComponents PersonNameComponentsFormatter Pipe PlaygroundQuickLook ' +
    'Port PortDelegate PortMessage Predicate PrefixSequence Process ProcessInfo Progress ProgressKind ProgressReporting ' +
    'ProgressUserInfoKey PropertyListDecoder PropertyListEncoder PropertyListSerialization QualityOfService RandomAccessCollection ' +
    'RandomAccessIndexable RandomAccessSlice RandomNumberGenerator Range RangeExpression RangeReplaceableBidirectionalSlice ' +
    'RangeReplaceableCollection RangeReplaceableIndexable RangeReplaceableRandomAccessSlice RangeReplaceableSlice RangeSet ' +
    'RawRepresentable RecoverableError ReferenceConvertible ReferenceWritableKeyPath Repeated Result ReversedCollection ReversedIndex ' +
    'ReversedRandomAccessCollection RunLoop SIMD SIMD16 SIMD2 SIMD3 SIMD32 SIMD4 SIMD64 SIMD8 SIMDMask SIMDScalar SIMDStorage Scanner ' +
    'Sendable Sequence SerialExecutor Set SetAlgebra SetIndex SetIterator SignedInteger SignedNumeric SingleValueDecodingContainer ' +
    'SingleValueEncodingContainer Slice SocketNativeHandle SocketPort StaticBigInt StaticString Stream StreamDelegate ' +
    'StreamNetworkServiceTypeValue StreamSOCKSProxyConfiguration StreamSOCKSProxyVersion StreamSocketSecurityLevel StrideThrough ' +
    'StrideThroughIterator StrideTo StrideToIterator Strideable String StringInterpolationConvertible StringInterpolationProtocol ' +
    'StringLiteralConvertible StringLiteralType StringProtocol StringTransform Substring SuspendingClock SystemRandomNumberGenerator ' +
    'Task TaskExecutor TaskGroup TaskLocal TaskPriority TextOutputStream TextOutputStreamable Thread ThrowingDiscardingTaskGroup ' +
    'ThrowingTaskGroup TimeInterval TimeZone Timer UInt UInt128 UInt16 UInt32 UInt64 UInt8 URL URLComponents URLError ' +
    'URLFileResourceType URLResourceKey URLResourceValues UTF16 UTF32 UTF8 UUID UnboundedRange UnfoldFirstSequence UnfoldSequence ' +
    'Unicode UnicodeCodec UnicodeDecodingResult UnicodeScalar UnicodeScalarLiteralConvertible UnicodeScalarType Unit UnitAcceleration ' +
    'UnitAngle UnitArea UnitConcentrationMass UnitConverter UnitConverterLinear UnitDispersion UnitDuration UnitElectricCharge ' +
    'UnitElectricCurrent UnitElectricPotentialDifference UnitElectricResistance UnitEnergy UnitFrequency UnitFuelEfficiency ' +
    'UnitIlluminance UnitInformationStorage UnitLength UnitMass UnitPower UnitPressure UnitSpeed UnitTemperature UnitVolume ' +
    'UnkeyedDecodingContainer UnkeyedEncodingContainer Unmanaged UnownedJob UnownedSerialExecutor UnownedTaskExecutor ' +
    'UnsafeBufferPointer UnsafeBufferPointerIterator UnsafeConcurrentValue UnsafeContinuation UnsafeCurrentTask ' +
    'UnsafeMutableBufferPointer UnsafeMutablePointer UnsafeMutableRawBufferPointer UnsafeMutableRawBufferPointerIterator ' +
    'UnsafeMutableRawPointer UnsafePointer UnsafeRawBufferPointer UnsafeRawBufferPointerIterator UnsafeRawPointer UnsafeSendable ' +
    'UnsafeThrowingContinuation UnsignedInteger UserDefaults Void WordPair WritableKeyPath Zip2Iterator Zip2Sequence'
  ).split(' '),
);

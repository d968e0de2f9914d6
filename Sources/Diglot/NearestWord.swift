/// Returns the candidate that a person most likely meant by `word`, or `nil` where none is near.
package func nearestWord(to word: String, among candidates: [String]) -> String? {
  NearMiss.of(word, among: candidates)
}

/// What came of a change: the site as it is now, and what is other than before.
package struct LiveUpdate: Sendable {
  /// Counts up from 1.
  package internal(set) var number = 0
  package let snapshot: SiteSnapshot
  /// What to watch from now on.
  package let places: WatchedPlaces
  /// What else can be asked of the site.
  package let view: LiveView
  /// The files that are new, gone, or have other bytes, by path below the site's root.
  package internal(set) var changed: Set<String> = []
  /// Whether something changed on which all pages depend, such as a template.
  package internal(set) var isTotal = false
  /// Whether something changed that pages only point at, such as a picture.
  package internal(set) var hasOtherAssets = false
  /// The last update that had other pictures or scripts.
  package internal(set) var assetNumber = 0
  /// How many pages were made, each language counted.
  package internal(set) var madeCount = 0
  /// What was found in the pages that were made; at the start in the whole project.
  package internal(set) var findings = Diagnostics()

  init(_ snapshot: SiteSnapshot, _ places: WatchedPlaces, _ view: LiveView) {
    (self.snapshot, self.places, self.view) = (snapshot, places, view)
  }
}

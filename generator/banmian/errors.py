"""Every error, finding and note that banmian can give: its code, a sentence, and what cures it.

`E1xx` settings, `E2xx` seeds, `E3xx` content, `E4xx` theme, `E5xx` search and exports, `E6xx` the machine;
`F…` findings (the data is odd: reported, never raised), `N…` notes. `docs/errors.md` has a heading for each code.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from banmian.model import Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of the catalogue: the sentence that says what it means, and the cure."""

    sentence: str
    cure: str


class BanmianError(Exception):
    """Something that the person at the keyboard can mend: what, where, and how."""

    def __init__(self, code: str, place: Place, message: str, cure: str = "") -> None:
        super().__init__(code, place, message, cure)
        self.code = code
        self.place = place
        self.message = message
        self.cure = cure or (CATALOGUE[code].cure if code in CATALOGUE else "")
        self.others: tuple[BanmianError, ...] = ()      # that are told with it

    def __str__(self) -> str:
        """`seeds/x.txt:12: E203 what is wrong` and the cure on the next line; below it the others that are told with it."""
        head = f"{self.place}: {self.code} {self.message}"
        return "\n".join([f"{head}\n  → {self.cure}" if self.cure else head, *map(str, self.others)])


def raise_all(errors: Sequence[BanmianError]) -> None:
    """Raises the first of the errors, which tells the others as well; nothing where there is none."""
    for error in errors:
        error.others = tuple(errors[1:])
        raise error


_TAKE_ONE: Final = "Keep one of them and take the marks out, or take one version whole: `git checkout --theirs FILE`, or `--ours`."

CATALOGUE: Final[dict[str, Entry]] = {
    # settings
    "E101": Entry("A setting is not known.", "Take the name that the message offers, or see docs/settings.md."),
    "E102": Entry("A setting has a value of the wrong type.", "Give a value of the type that the message names."),
    "E103": Entry("The settings file cannot be read.", "Mend the line that the message names."),
    "E104": Entry("There is no site here.", "Run `banmian init FOLDER`, or give the folder with `--root`."),
    "E105": Entry("Settings stand in two files.", "Keep banmian.yaml or [tool.banmian], not both."),
    "E106": Entry("A folder of the settings may not be where it is said to be.", "Give each a folder of its own inside the site's."),
    # seeds
    "E201": Entry("A seed is in no encoding that is understood.", "Save it as UTF-8 (or GB18030) and try again."),
    "E202": Entry("A seed is not text.", "Put text files only into the seeds folder."),
    "E203": Entry("pages.yaml cannot be read.", "Mend the line that the message names."),
    "E204": Entry("A page named on the command line is not there.", "Check the path."),
    "E205": Entry("A proof saved beside a seed cannot be read.", "Mend the line, or make it anew with `banmian proof`."),
    "E206": Entry("The corrections file cannot be read.", "Mend the line that the message names."),
    "E207": Entry("The name of a page or an article cannot be written down.", "Rename the file: it is not UTF-8, or holds a line break."),
    "E208": Entry("A seed holds an unfinished merge: two versions between the marks of Git.",
                  _TAKE_ONE),
    # content
    "E301": Entry("The front matter of an article cannot be read.", "Mend the line that the message names."),
    "E302": Entry("Two articles have the same id.", "Change the `id` of one of them."),
    "E303": Entry("An article is in no encoding that is understood.", "Save it as UTF-8."),
    "E304": Entry("A fact of the front matter has a value that it cannot have.", "Give a value of the named form."),
    "E305": Entry("moved.yaml cannot be read.", "Mend the line that the message names."),
    "E306": Entry("An article holds an unfinished merge: two versions between the marks of Git.",
                  _TAKE_ONE),
    # theme
    "E401": Entry("A template or another file of the theme has an error.", "Mend the line that the message names."),
    "E402": Entry("The theme cannot be found.", "Check `theme` in the settings; `themes/NAME/theme.yaml` must exist."),
    # search and exports
    "E502": Entry("An export is not known.", "See `exports` in docs/settings.md for the names."),
    "E503": Entry("An export needs a package that is not installed or does not load.", "Install the extra that the message names."),
    "E504": Entry("An export needs a setting that is empty.", "Give the setting that the message names."),
    # the machine
    "E601": Entry("A file cannot be written.", "See to space and permissions; nothing that stood there is lost."),
    "E602": Entry("Another build is at work on this site.", "Wait until it is done, or stop it."),
    "E603": Entry("An output path leads out of the output folder.", "Rename the file that the message names."),
    "E604": Entry("Arguments do not go together.", "See `banmian VERB --help`."),
    "E605": Entry("A worker died.", "Try again with fewer `--jobs`; report it when it comes again."),
    "E609": Entry("No build made this file.", "Build first, and name a file of the output folder."),
    "E610": Entry("The preview cannot be served.", "Take another `--port`."),
    "E611": Entry("The last build of this site did not end.", "Run `banmian build`; it mends what the other left."),
    "E612": Entry("A site is not packed in that form.", "Name a file that ends in .zip or .zim."),
    "E608": Entry("Two things want to make the same output file.", "Rename one of the files that the message names."),
    "E606": Entry("The scheduler cannot be used.", "Install banmian[cluster] and check the address."),
    "E607": Entry("A file or folder cannot be read.", "Check the path and its permissions."),
    # findings: seeds and pages
    "F201": Entry("A seed is empty.", "Remove it, or put the page's text in."),
    "F202": Entry("No article was found on a page.", "Look at `banmian proof`; correct the proof by hand if need be."),
    "F203": Entry("A proof beside a seed was made from other text and was not used.", "Make it anew from the seed."),
    "F204": Entry("pages.yaml names a page that is not there.", "Write the name that the page has now, remove the entry, or add the page."),
    "F205": Entry("A seed is larger than is usual for a page.", "Split it into pages if it holds several."),
    "F206": Entry("A seed holds several pages: its articles are all put on the first.",
                  "Split it into a file for each page; if it is one page, say `page` in pages.yaml."),
    # findings: facts and corrections
    "F210": Entry("The editor's entry and the page contradict each other.", "Look at the page; mend pages.yaml if it is wrong."),
    "F211": Entry("The page's date is not known in full.", "Add `date` to the page's entry in pages.yaml."),
    "F212": Entry("Date, weekday and lunar date of a masthead disagree, or it prints two days.",
                  "Look at the page; add `date` to pages.yaml."),
    "F213": Entry("The place of a page is not clear, or only a newspaper's name hints at it.",
                  "Add `city` and `county` to the page's entry in pages.yaml."),
    "F214": Entry("A value of pages.yaml has a form that it cannot have.", "Write it in the form that the message names."),
    "F215": Entry("Issue numbers and dates of a newspaper contradict one another.", "Look at both mastheads."),
    "F216": Entry("pages.yaml names a fact that pages do not have.", "Take the name that the message offers, or remove the line."),
    "F217": Entry("pages.yaml names a place that the gazetteer does not have, or has elsewhere.",
                  "Mend `province`, `city` or `county`; a name from before 2002 may stay."),
    "F218": Entry("Two seeds are the same page of the same newspaper and day.", "Take the copy away, or mend the number in pages.yaml."),
    "F220": Entry("A correction was made for other text and was not applied.", "Make it anew for the seed as it is."),
    "F221": Entry("Two corrections overlap, and the later was not applied.", "Join them, or remove one."),
    "F222": Entry("Corrections are of a page that is not there.", "Give the path of the seed as it is now, or remove the entry."),
    "F223": Entry("A correction was not applied to an article that was edited by hand.",
                  "Make the change in the file by hand, or remove the file to have it made anew."),
    # findings: content
    "F301": Entry("An article has no headline of its own.", "Add `title` to its front matter."),
    "F302": Entry("Two articles of one day have the same headline.", "Look whether one is a copy."),
    "F303": Entry("An article has no text.", "Add text, or remove the file."),
    "F304": Entry("A link leads to a page that does not exist.", "Mend the link."),
    "F305": Entry("An article's source is not among the seeds.",
                  "Restore the seed; or remove the article, or `sources` from its front matter if it stays without."),
    "F306": Entry("An article has no date.", "Add `date` to pages.yaml or to the front matter."),
    "F307": Entry("A file in the content folder was not made from any seed that is there.", "Remove it if it is stale."),
    "F308": Entry("The seed of an article has changed since it was cut out.",
                  "Run `banmian segment`. It leaves what was edited by hand: put that file elsewhere first, then make the edits anew."),
    "F309": Entry("An article that was edited by hand is not cut as its page is read now.",
                  "Take over by hand what the page's new cut changes, or remove the edited file to have it made anew."),
    "F310": Entry("An article shows an image or links to a file that is not in the site.",
                  "Put the file below the content folder, as one of the kinds that docs/content.md names."),
    # notes
    "N103": Entry("The site is published and names nobody to report errors to.", "Give `contact`: an e-mail or web address."),
    "N201": Entry("A seed was decoded as GB18030, Big5, UTF-16 or UTF-32.", "Nothing need be done; UTF-8 would be surer."),
    "N202": Entry("A seed begins with a byte order mark.", "Nothing need be done."),
    "N203": Entry("Files in the seeds folder were passed over.", "Name pages NAME.txt; keep what is no page elsewhere."),
    "N204": Entry("Files in the corrections folder were passed over.", "Rename to NAME.yaml what holds corrections."),
    "N205": Entry("A page takes the place of one whose file is gone, and has its articles and addresses.",
                  "Nothing need be done; if it is another page, put the old file back, or mend the facts of one of them in pages.yaml."),
    "N301": Entry("An article was edited by hand and is kept as it is.", "Remove the file to have it made anew."),
    "N302": Entry("An article's id moved.", "Nothing need be done: the old address leads to the new one."),
    "N303": Entry("Files in the content folder are no articles and are passed over.",
                  "Rename to NAME.md what is one; what an article shows or links to is copied."),
    "N304": Entry("A proof in the content folder was changed by hand.",
                  "Correct the proof beside the seed instead: `banmian proof seeds/NAME.txt > seeds/NAME.proof`."),
    "N305": Entry("Articles are marked as drafts and are not published.",
                  "Take `draft: true` or `published: false` out of the front matter of what is to be published, or the file out of "
                  "`_drafts`."),
    "N306": Entry("An article was decoded as GB18030, Big5, UTF-16 or UTF-32.", "Nothing need be done; UTF-8 would be surer."),
    "N307": Entry("An image of another host is shown as a link: the site loads nothing from elsewhere.",
                  "Put the image beside the article, and its file's name into the text."),
    "N601": Entry("Files in the output folder were made by no build known here.",
                  "Delete what is stale; a build takes away only what is its own."),
    "N602": Entry("The site that was packed is older than its sources.", "Run `banmian build`, then pack again."),
}

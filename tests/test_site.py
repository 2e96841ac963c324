"""The site is built without a warning; its reference has every word, with its docstring."""

import re
import shutil
import sys
from io import StringIO
from pathlib import Path

import pytest

import theory

application = pytest.importorskip("sphinx.application", reason="needs Sphinx: the group docs")
pytest.importorskip("myst_parser", reason="needs myst-parser: the group docs")

ROOT = Path(__file__).resolve().parents[1]
pytestmark = [
    pytest.mark.xdist_group("site"),
    pytest.mark.filterwarnings("default"),  # those of Sphinx about itself are no concern of ours
]


@pytest.fixture(autouse=True)
def _path(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "docs" / "site"), *sys.path])


def built(source, out, *, pages=()):
    """What Sphinx warns of when it builds a folder with our configuration."""
    warned = StringIO()
    own = {"include_patterns": pages, "root_doc": pages[0][:-3]} if pages else {}
    app = application.Sphinx(
        source, ROOT / "docs" / "site", out, out / ".doctrees", "html", own,
        status=None, warning=warned,
    )  # fmt: skip
    app.build(force_all=True)
    return re.sub(r"\x1b\[[0-9;]*m", "", warned.getvalue())


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site, from a copy of the pages, and what was warned of."""
    made = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(ROOT / "docs" / "site"), *sys.path])
        return made, built(ROOT, made)


def test_the_site_is_built_without_a_warning(site):
    """Killed by: a dead link, a page in no toctree, a word on no page, an example that raises."""
    made, warned = site
    assert warned == ""
    assert "docs/site/index.html" in (made / "index.html").read_text(encoding="utf-8")
    assert (made / "docs" / "site" / "index.html").exists()


def test_the_reference_has_every_word_with_its_mathematics(site):
    folder = site[0] / "docs" / "reference"
    pages = {page.stem: page.read_text(encoding="utf-8") for page in folder.glob("*.html")}
    words = set(re.findall(r'<dt[^>]* id="theory\.(\w+)"', "".join(pages.values())))
    assert words == set(theory.__all__)
    assert pages["models"].count("<math") > 15
    assert "λ</mi>" in pages["models"]
    assert "how=IN_PROBABILITY" in re.sub("<[^>]*>", "", pages["statements"])
    assert "a path, a draw or several draws" in pages["quantities"]


def test_words_in_texts_lead_to_the_reference(site):
    text = (site[0] / "docs" / "writing_a_claim.html").read_text(encoding="utf-8")
    assert 'href="reference/laws.html#theory.Discrete"' in text


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("```{word} Silent\n```", "theory.Silent has no docstring"),
        ("```{word} fair\nfair(1)\n```", "fair: TypeError"),
        ("```{word} fair\nfair(1, 2)\n```", "theory.real is on no page"),
        ("[gone](gone.md)", "gone.md"),
        ("`Normal`", "theory.Normal"),
    ],
)
def test_what_is_missing_is_a_warning(page, words, tmp_path, monkeypatch):
    class Silent:
        pass

    monkeypatch.setattr(theory, "Silent", Silent, raising=False)
    source = tmp_path / "source"
    source.mkdir()
    (source / "page.md").write_text(f"# A page\n\n{page}\n", encoding="utf-8")
    assert words in built(source, tmp_path / "out", pages=["page.md"])
    shutil.rmtree(tmp_path / "out")

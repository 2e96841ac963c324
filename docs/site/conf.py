"""The site: every page of the project, and a reference that is generated from the code.

The source is the folder of the project, so that links between pages are the same here and there.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

project = "theory-verify"
author = "theory-verify maintainers"
extensions = ["myst_parser", "sphinx.ext.viewcode", "vocabulary", "mathml"]
root_doc = "docs/site/index"
include_patterns = ["*.md", "docs/**", "reports/README.md", "benchmarks/README.md"]
exclude_patterns = ["docs/skeletons"]
nitpicky = True
myst_heading_anchors = 3
add_module_names = False
toc_object_entries = False
html_theme = "alabaster"
html_title = "theory-verify"
html_static_path = [str(HERE / "style")]
html_extra_path = [str(HERE / "front")]
html_css_files = ["site.css"]
html_copy_source = False
html_math_renderer = "mathml"
html_sidebars = {"**": ["about.html", "searchbox.html", "navigation.html"]}
html_theme_options = {
    "description": "What holds of a statement about a stochastic recursion",
    "fixed_sidebar": True,
    "page_width": "1100px",
    "sidebar_width": "250px",
    "show_relbars": True,
}

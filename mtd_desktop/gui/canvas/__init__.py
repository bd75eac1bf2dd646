"""The compass on screen: cached pictures of the page, tools, hit tests, and what screen readers are told."""

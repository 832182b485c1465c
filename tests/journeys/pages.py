"""Pages as people press through them."""


def press(browser, url, **changes):
    """Send a move's form as it is drawn, with these answers changed."""
    form = browser.get(url).context["form"]
    drawn = {name: form[name].value() for name in form.fields}
    return browser.post(
        url, {**{name: value for name, value in drawn.items() if value not in (None, "", [], False)}, **changes}
    )

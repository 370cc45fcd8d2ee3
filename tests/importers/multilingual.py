"""Parts of exports in several languages, as Polylang and WPML write them."""


def term(taxonomy, slug, name="", description="", number=0):
    texts = {"id": str(number), "taxonomy": taxonomy, "slug": slug, "name": name or slug, "description": description}
    return "<wp:term>" + "".join(f"<wp:term_{key}><![CDATA[{text}]]></wp:term_{key}>" for key, text in texts.items()) + "</wp:term>"


def spoken(slug, locale):
    return term("language", slug, description=f'a:3:{{s:6:"locale";s:{len(locale)}:"{locale}";s:3:"rtl";i:0;s:9:"flag_code";s:2:"xx";}}')


def serialized(**numbers):
    named = {name.replace("_", "-"): number for name, number in numbers.items()}
    pairs = "".join(f's:{len(name)}:"{name}";i:{number};' for name, number in named.items())
    return f"a:{len(named)}:{{{pairs}}}"


def category(slug, name, number=0, description="", parent="", more=""):
    texts = {"wp:term_id": number, "wp:category_nicename": slug, "wp:category_parent": parent, "wp:cat_name": name}
    written = "".join(f"<{key}><![CDATA[{text}]]></{key}>" for key, text in {**texts, "wp:category_description": description}.items())
    return f"<wp:category>{written}{more}</wp:category>"


def used(domain, nicename, name=""):
    return f'<category domain="{domain}" nicename="{nicename}"><![CDATA[{name or nicename}]]></category>'


POLYLANG = (spoken("en", "en_GB"), spoken("fr", "fr_FR"), spoken("pt-br", "pt_BR"), spoken("de", "de_DE_formal"))

"""A post as schema.org's NewsArticle: when it is added, and what it says. Whether its words are schema.org's is in tests/contract."""

import json

import pytest

HERE = "https://www.example.org"
LICENSE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
ORIGIN = {"section": "Canada", "uri": "tag:ca.example.org,2026:1", "url": "https://ca.example.org/a", "license": LICENSE, "credit": "Ana"}


def article(client, slug):
    return client.get(f"/v1/posts/{slug}?include=jsonld").json["jsonld"]


def test_an_article_is_only_there_when_it_is_asked_for(client, make_post):
    make_post(slug="a")

    plain, whole = client.get("/v1/posts/a").json, client.get("/v1/posts/a?include=jsonld,body_html").json

    assert list(whole) == [*plain, "jsonld"]
    assert {name: whole[name] for name in plain} == plain


@pytest.mark.parametrize("path", ["/v1/posts.atom?include=jsonld", "/v1/changes?include=jsonld", "/v1/changes?fields=jsonld"])
def test_feeds_and_delta_sync_know_it_not(reader, path):
    assert reader.get(path).status_code == 422


def test_an_article_leaves_out_what_has_no_value(client, make_post):
    post = make_post(slug="a", title="", body_html="", published_at=1_700_000_000)

    found = article(client, "a")

    assert found == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"{HERE}/v1/posts/{post.id}",
        "url": f"{HERE}/en/a",
        "mainEntityOfPage": f"{HERE}/en/a",
        "inLanguage": "en",
        "datePublished": "2023-11-14T22:13:20Z",
        "dateModified": found["dateModified"],
        "publisher": {"@type": "Organization", "name": "Broadsheet", "url": HERE},
        "articleSection": "Broadsheet",
    }


def test_an_article_says_who_wrote_what_about_what(client, make_author, make_tag, make_campaign, make_post):
    make_author("Ana Duarte", url="https://ana.example")
    make_author("Broadsheet")
    make_tag("Housing", names={"fr": "Logement"})
    campaign = make_campaign("A thousand homes", hashtag="Homes")
    make_post(slug="a", authors=["ana-duarte", "broadsheet"], tags=["housing"], campaigns=["a-thousand-homes"], license=LICENSE)
    make_post(slug="b", language="fr", title="Mille logements", tags=["housing"], translation_of="a")

    english, french = article(client, "a"), article(client, "b")

    assert english["author"] == [
        {"@type": "Person", "name": "Ana Duarte", "url": "https://ana.example"},
        {"@type": "Organization", "name": "Broadsheet", "url": f"{HERE}/authors/broadsheet"},
    ]
    assert english["about"] == [
        {"@type": "Thing", "@id": f"{HERE}/v1/campaigns/{campaign.id}", "name": "A thousand homes", "alternateName": "#Homes"}
    ]
    assert (english["keywords"], french["keywords"], english["license"]) == (["Housing"], ["Logement"], LICENSE["url"])
    assert english["workTranslation"] == [
        {"@type": "NewsArticle", "url": f"{HERE}/fr/b", "inLanguage": "fr", "headline": "Mille logements"}
    ]


def test_an_image_keeps_its_own_credit_and_license(client, make_post):
    image = {"url": "https://media.example.org/a.jpg", "alt": "A crowd", "credit": "Ana", "license": {"name": "By permission", "url": None}}
    make_post(slug="a", image={**image, "width": 10, "height": 20})

    found = article(client, "a")

    assert found["image"] == [
        {
            "@type": "ImageObject",
            "url": "https://media.example.org/a.jpg",
            "width": {"@type": "QuantitativeValue", "value": 10, "unitCode": "E37"},
            "height": {"@type": "QuantitativeValue", "value": 20, "unitCode": "E37"},
            "description": "A crowd",
            "creditText": "Ana",
            "license": {"@type": "CreativeWork", "name": "By permission"},
        }
    ]


def test_a_copy_never_claims_to_be_the_original(client, make_post):
    make_post(slug="a", origin=ORIGIN)

    found = article(client, "a")

    assert {name: found[name] for name in ("@id", "mainEntityOfPage", "isBasedOn", "license", "creditText", "sourceOrganization")} == {
        "@id": ORIGIN["uri"],
        "mainEntityOfPage": ORIGIN["url"],
        "isBasedOn": ORIGIN["url"],
        "license": LICENSE["url"],
        "creditText": "Ana",
        "sourceOrganization": {"@type": "Organization", "name": "Canada"},
    }


def test_an_article_can_be_put_into_a_script_as_it_is(client, make_post):
    title = "</script><script>alert(1)</script> & <!-- \\u003c"
    make_post(slug="a", title=title)

    sent = client.get("/v1/posts/a?include=jsonld").text.partition('"jsonld":')[2]

    assert not set("<>&") & set(sent)
    assert json.loads(sent[:-1])["headline"] == title

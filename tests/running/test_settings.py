"""Settings are read as the page on them says."""

import pytest

from api.errors import BadSetting
from api.settings import read_settings

SECRET = "a-secret-that-is-long-enough-for-this"


def read(tmp_path, **variables):
    return read_settings({"BROADSHEET_DATA_DIR": str(tmp_path), **{f"BROADSHEET_{name}": value for name, value in variables.items()}})


def test_nothing_needs_to_be_set(tmp_path):
    settings = read(tmp_path)

    assert settings.database_url == f"sqlite:///{tmp_path}/broadsheet.db"
    assert settings.public_url == "http://127.0.0.1:8000"
    assert (settings.site_name, settings.default_language, settings.timezone.key) == ("Broadsheet", "en", "UTC")


def test_a_file_may_hold_the_value(tmp_path):
    (tmp_path / "name").write_text("The Daily\n")

    assert read(tmp_path, SITE_NAME_FILE=str(tmp_path / "name")).site_name == "The Daily"


def test_a_value_and_a_file_are_one_too_many(tmp_path):
    with pytest.raises(BadSetting, match="BROADSHEET_SITE_NAME is given twice"):
        read(tmp_path, SITE_NAME="The Daily", SITE_NAME_FILE="/nowhere")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadSetting, match="BROADSHEET_SECRETS_FILE names a file that cannot be read: /nowhere"):
        read(tmp_path, SECRETS_FILE="/nowhere")


@pytest.mark.parametrize("name", ["TEST_POSTGRES_URL", "KEY"])
def test_variables_of_tests_and_the_key_of_a_client_are_ignored(tmp_path, name):
    assert read(tmp_path, **{name: "x"}).threads == 1


def test_an_unknown_setting_is_refused(tmp_path):
    with pytest.raises(BadSetting, match="BROADSHEET_PUBLIC_ULR is not a setting"):
        read(tmp_path, PUBLIC_ULR="https://www.example.org")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://localhost/x"),
        ("PUBLIC_URL", "www.example.org"),
        ("SITE_NAME", " "),
        ("LISTEN", "8000"),
        ("LISTEN", "localhost:70000"),
        ("WORKERS", "0"),
        ("THREADS", "many"),
        ("TIMEZONE", "Mars/Olympus"),
        ("TIMEZONE", "../../etc/passwd"),
        ("DEFAULT_LANGUAGE", "not a tag"),
        ("DEFAULT_LANGUAGE", "en-UK"),
        ("DEFAULT_LANGUAGE", "xx"),
        ("LOG_LEVEL", "loud"),
        ("CACHE_MB", "0"),
        ("MAX_AGE", "-1"),
        ("S_MAXAGE", "1h"),
        ("CACHE_TAG_HEADER", "X-Keys"),
        ("PURGE_TARGET", "akamai"),
        ("PURGE_URL", "127.0.0.1:6081"),
        ("PURGE_TOKEN", " "),
        ("READ_ONLY", "yes"),
        ("TRUSTED_PROXIES", "proxy.example.org"),
        ("TRUSTED_PROXIES", "10.0.0.1/8"),
        ("LIMIT_EXEMPT", "10.0.0.0/33"),
        ("LIMIT_DELIVERY", "0"),
        ("LIMIT_ADMIN", "many"),
        ("REDIS_URL", "127.0.0.1:6379"),
        ("REDIS_URL", "http://127.0.0.1"),
    ],
)
def test_a_value_that_cannot_be_read_is_refused(tmp_path, name, value):
    with pytest.raises(BadSetting, match=f"BROADSHEET_{name} must be "):
        read(tmp_path, **{name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRETS", "hidden"),
        ("DATABASE_URL", "postgresql://user:hidden@localhost:port/x"),
        ("REDIS_URL", "redis://user:hidden@localhost:port/0"),
    ],
)
def test_a_secret_is_not_shown_when_it_is_refused(tmp_path, name, value):
    with pytest.raises(BadSetting) as refusal:
        read(tmp_path, **{name: value})

    assert "hidden" not in str(refusal.value)


def test_with_sqlite_a_secret_is_made_once(tmp_path):
    first, second = read(tmp_path), read(tmp_path)

    assert first.secrets == second.secrets
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


def test_with_postgresql_a_secret_must_be_set(tmp_path):
    with pytest.raises(BadSetting, match="BROADSHEET_SECRETS must be set with PostgreSQL"):
        read(tmp_path, DATABASE_URL="postgresql://localhost/x")


def test_the_first_secret_signs(tmp_path):
    assert read(tmp_path, SECRETS=f"{SECRET}-new, {SECRET}-old").secrets == (f"{SECRET}-new", f"{SECRET}-old")


def test_an_address_may_be_of_version_6(tmp_path):
    settings = read(tmp_path, LISTEN="[::1]:8001")

    assert settings.listen == ("::1", 8001)
    assert settings.public_url == "http://[::1]:8001"


def test_without_a_target_nothing_is_purged(tmp_path):
    settings = read(tmp_path)

    assert (settings.purge_target, settings.s_maxage, settings.cache_tag_header) == (None, 60, "Surrogate-Key")


@pytest.mark.parametrize(
    ("target", "token", "header"),
    [("varnish", None, "Surrogate-Key"), ("Fastly", "a-token", "Surrogate-Key"), ("cloudflare", "a-token", "Cache-Tag")],
)
def test_with_a_target_answers_are_kept_for_an_hour_under_its_keys(tmp_path, target, token, header):
    variables = {"PURGE_TARGET": target, "PURGE_URL": "https://cache.example.org/", **({"PURGE_TOKEN": token} if token else {})}

    settings = read(tmp_path, **variables)

    assert (settings.purge_target, settings.purge_url) == (target.lower(), "https://cache.example.org")
    assert (settings.purge_token, settings.s_maxage, settings.cache_tag_header) == (token, 3600, header)


def test_lifetimes_and_the_header_can_be_chosen(tmp_path):
    settings = read(tmp_path, PURGE_TARGET="varnish", PURGE_URL="http://127.0.0.1:6081", S_MAXAGE="5", CACHE_TAG_HEADER="cache-tag")

    assert (settings.s_maxage, settings.cache_tag_header) == (5, "Cache-Tag")


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"PURGE_TARGET": "varnish"}, "BROADSHEET_PURGE_TARGET needs BROADSHEET_PURGE_URL"),
        ({"PURGE_URL": "http://127.0.0.1:6081"}, "BROADSHEET_PURGE_URL and BROADSHEET_PURGE_TOKEN need BROADSHEET_PURGE_TARGET"),
        ({"PURGE_TOKEN": "a-token"}, "BROADSHEET_PURGE_URL and BROADSHEET_PURGE_TOKEN need BROADSHEET_PURGE_TARGET"),
        ({"PURGE_TARGET": "fastly", "PURGE_URL": "https://x.example"}, "BROADSHEET_PURGE_TARGET=fastly needs BROADSHEET_PURGE_TOKEN"),
        (
            {"PURGE_TARGET": "cloudflare", "PURGE_URL": "https://x.example"},
            "PURGE_TARGET=cloudflare needs BROADSHEET_PURGE_TOKEN",
        ),
    ],
)
def test_settings_of_the_purge_go_together(tmp_path, variables, said):
    with pytest.raises(BadSetting, match=said):
        read(tmp_path, **variables)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"MEDIA_BUCKET": "pictures"}, "must be s3://name"),
        ({"MEDIA_BUCKET": "s3://pictures/../x"}, "must be s3://name"),
        ({"MEDIA_BUCKET": "s3://pictures"}, "needs BROADSHEET_MEDIA_URL"),
        ({"MEDIA_BUCKET": "s3://pictures", "MEDIA_URL": "http://127.0.0.1:8000/media"}, "of another host"),
        ({"MEDIA_BUCKET_URL": "https://s3.example.org"}, "need BROADSHEET_MEDIA_BUCKET"),
        ({"MEDIA_BUCKET": "s3://pictures", "MEDIA_URL": "https://cdn.example.org", "MEDIA_BUCKET_KEY": "x"}, "need one another"),
    ],
)
def test_settings_of_a_bucket_go_together(tmp_path, given, reason):
    with pytest.raises(BadSetting, match=reason):
        read(tmp_path, **given)
    whole = {"MEDIA_BUCKET": "s3://pictures/a/b/", "MEDIA_URL": "https://cdn.example.org"}

    assert read(tmp_path, **whole).media_bucket == ("pictures", "a/b")

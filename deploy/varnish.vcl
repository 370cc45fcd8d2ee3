vcl 4.1;

# Varnish in front of Broadsheet: it keeps answers under /v1 until they are purged. For Varnish 6.0 and later.
#
# Broadsheet:  BROADSHEET_PURGE_TARGET=varnish
#              BROADSHEET_PURGE_URL=http://127.0.0.1:6081      (where this Varnish listens)
#              BROADSHEET_PURGE_TOKEN=...                      (if one is asked for below)

import std;

# Where Broadsheet listens.
backend default {
    .host = "127.0.0.1";
    .port = "8000";
    .probe = {
        .url = "/ready";
        .interval = 1s;
        .timeout = 2s;
        .window = 4;
        .threshold = 2;
        .initial = 2;
    }
}

# Who may purge: where "broadsheet worker" runs.
acl purgers {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        # An address in front of ours: it came through another proxy, whoever sent it.
        if (client.ip !~ purgers || req.http.X-Forwarded-For ~ ",") {
            return (synth(403));
        }
        # Take the number signs away, and set BROADSHEET_PURGE_TOKEN to the same, to ask for a token too.
        # if (req.http.Authorization != "Bearer the-token") {
        #     return (synth(403));
        # }
        if (req.http.Surrogate-Key !~ "^[A-Za-z0-9-]+( [A-Za-z0-9-]+)*$") {
            return (synth(400));
        }
        # Only of obj: such bans are worked off in the background, and their list stays short.
        ban("obj.http.Surrogate-Key ~ (^|\s)(" + regsuball(req.http.Surrogate-Key, " ", "|") + ")(\s|$)");
        return (synth(200, "Purged"));
    }

    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.url !~ "^/v1([/.?]|$)") {
        return (pass);
    }

    # These answers are the same for everybody, and without these parameters, too.
    unset req.http.Authorization;
    unset req.http.Cookie;
    set req.url = regsuball(req.url, "([?&])(utm_[^=&]*|fbclid|gclid|msclkid|mc_cid|mc_eid|_)(=[^&]*)?(?=&|$)", "\1");
    set req.url = regsuball(req.url, "&{2,}", "&");
    set req.url = regsub(req.url, "\?&", "?");
    set req.url = regsub(req.url, "[?&]$", "");

    # An old answer is shown for 30 seconds (BROADSHEET_STALE_WHILE_REVALIDATE) while a new one is fetched;
    # when Broadsheet is away, or has answered with a fault, for as long as the answer allows.
    if (std.healthy(req.backend_hint) && req.restarts == 0) {
        set req.grace = 30s;
    } else {
        set req.grace = 365d;
    }
}

sub vcl_synth {
    if (req.method == "PURGE") {
        set resp.http.Content-Type = "text/plain; charset=utf-8";
        if (resp.status == 200) {
            set resp.body = "purged";
        } else {
            set resp.body = "refused";
        }
        return (deliver);
    }
}

sub vcl_backend_response {
    # A fault does not take the place of an old answer that may still be shown.
    if (beresp.status >= 500 && bereq.is_bgfetch) {
        return (abandon);
    }
    if (beresp.http.Cache-Tag && !beresp.http.Surrogate-Key) {
        set beresp.http.Surrogate-Key = regsuball(beresp.http.Cache-Tag, ", *", " ");
    }
    if (beresp.http.Cache-Control ~ "stale-if-error=[0-9]") {
        set beresp.grace = std.duration(regsub(beresp.http.Cache-Control, ".*stale-if-error=([0-9]+).*", "\1s"), 0s);
    } elsif (beresp.http.Cache-Control ~ "stale-while-revalidate=[0-9]") {
        set beresp.grace = std.duration(regsub(beresp.http.Cache-Control, ".*stale-while-revalidate=([0-9]+).*", "\1s"), 0s);
    } else {
        set beresp.grace = 0s;
    }
}

sub vcl_deliver {
    if (resp.status >= 500 && req.restarts == 0 && (req.method == "GET" || req.method == "HEAD") && req.url ~ "^/v1([/.?]|$)") {
        return (restart);
    }
    # What only this cache needs to know. Nobody purges caches further on: they are not to keep answers for as long.
    unset resp.http.Surrogate-Key;
    unset resp.http.Cache-Tag;
    if (resp.http.Cache-Control) {
        set resp.http.Cache-Control = regsub(resp.http.Cache-Control, ", *s-maxage=[0-9]+", "");
    }
    if (resp.http.Cache-Status) {
        if (obj.hits > 0) {
            set resp.http.Cache-Status = resp.http.Cache-Status + ", varnish; hit";
        } else {
            set resp.http.Cache-Status = resp.http.Cache-Status + ", varnish; fwd=miss";
        }
    }
}

vcl 4.1;

# Varnish of compose.yaml: deploy/varnish.vcl, in front of several web processes.
import directors;

backend web1 {
    .host = "web1";
    .port = "8000";
    .probe = { .url = "/ready"; .interval = 1s; .timeout = 2s; .window = 4; .threshold = 2; .initial = 2; }
}

backend web2 {
    .host = "web2";
    .port = "8000";
    .probe = { .url = "/ready"; .interval = 1s; .timeout = 2s; .window = 4; .threshold = 2; .initial = 2; }
}

sub vcl_init {
    new web = directors.round_robin();
    web.add_backend(web1);
    web.add_backend(web2);
}

sub vcl_recv {
    set req.backend_hint = web.backend();
}

include "/tmp/broadsheet.vcl";

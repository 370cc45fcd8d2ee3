CREATE TABLE public.address (
    host text NOT NULL COLLATE pg_catalog."C",
    path text NOT NULL COLLATE pg_catalog."C",
    url text NOT NULL,
    kind text NOT NULL,
    entity_id uuid NOT NULL,
    since bigint NOT NULL
);
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.api_key (
    id uuid NOT NULL,
    hash text NOT NULL COLLATE pg_catalog."C",
    hint text NOT NULL,
    name text NOT NULL,
    scopes json NOT NULL,
    section_id uuid,
    made_by_id uuid,
    created_at bigint NOT NULL,
    expires_at bigint,
    revoked_at bigint,
    last_used_at bigint
);
CREATE TABLE public.audit (
    id uuid NOT NULL,
    at bigint NOT NULL,
    key_id uuid,
    actor text,
    action text NOT NULL,
    kind text NOT NULL,
    entity_id uuid,
    section_id uuid,
    revision bigint
);
CREATE TABLE public.author (
    id uuid NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    language text NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    revision bigint NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL COLLATE pg_catalog."C",
    names json NOT NULL,
    bio text,
    bios json NOT NULL,
    url text,
    image_id uuid
);
CREATE TABLE public.autosave (
    post_id uuid NOT NULL,
    key_id uuid NOT NULL,
    actor text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    at bigint NOT NULL,
    members json NOT NULL
);
CREATE TABLE public.built_with (
    name text NOT NULL,
    value text NOT NULL
);
CREATE TABLE public.campaign (
    id uuid NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    language text NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    revision bigint NOT NULL,
    title text NOT NULL,
    titles json NOT NULL,
    name_key text NOT NULL COLLATE pg_catalog."C",
    hashtag text,
    summary text,
    summaries json NOT NULL,
    starts_on date,
    ends_on date,
    place text,
    state text NOT NULL,
    featured_at bigint,
    image_id uuid,
    body_html text,
    bodies json NOT NULL,
    CONSTRAINT ck_campaign_state CHECK ((state = ANY (ARRAY['upcoming'::text, 'active'::text, 'ended'::text])))
);
CREATE TABLE public.card (
    "position" bigint NOT NULL,
    post_id uuid NOT NULL,
    updated_at bigint NOT NULL,
    featured_at bigint DEFAULT '0'::bigint NOT NULL,
    group_id uuid,
    language text NOT NULL,
    facets text NOT NULL,
    "json" text NOT NULL
);
CREATE TABLE public.change (
    entity_id uuid NOT NULL,
    kind text NOT NULL,
    seq bigint NOT NULL,
    at bigint NOT NULL,
    revision bigint NOT NULL,
    "position" bigint,
    is_public boolean NOT NULL,
    reason text,
    "into" uuid,
    slug text,
    language text,
    url text,
    uri text
);
CREATE TABLE public.consumer (
    name text NOT NULL,
    seq bigint NOT NULL,
    lease_until bigint NOT NULL,
    lease_owner text,
    basis text
);
CREATE TABLE public.counter (
    id integer NOT NULL,
    seq bigint NOT NULL,
    epoch text NOT NULL,
    floor bigint NOT NULL,
    texts_seq bigint DEFAULT '0'::bigint NOT NULL
);
CREATE TABLE public.departure (
    facet_id integer NOT NULL,
    entity_id uuid NOT NULL,
    seq bigint NOT NULL
);
CREATE TABLE public.facet (
    id integer NOT NULL,
    kind text NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    ref text NOT NULL COLLATE pg_catalog."C",
    posts integer DEFAULT 0 NOT NULL,
    seq bigint DEFAULT '0'::bigint NOT NULL
);
CREATE SEQUENCE public.facet_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.facet_id_seq OWNED BY public.facet.id;
CREATE TABLE public.figure (
    campaign_id uuid NOT NULL,
    measure text NOT NULL,
    at bigint NOT NULL,
    value bigint NOT NULL,
    post_id uuid
);
CREATE TABLE public.fragment (
    facet_id integer NOT NULL,
    language text NOT NULL,
    "json" text NOT NULL
);
CREATE TABLE public.image (
    id uuid NOT NULL,
    url text NOT NULL,
    alt text,
    caption text,
    credit text,
    license json,
    width integer,
    height integer,
    focal_point json
);
CREATE TABLE public.job (
    id uuid NOT NULL,
    kind text NOT NULL,
    payload json NOT NULL,
    place bigint,
    state text NOT NULL,
    visited bigint NOT NULL,
    error text,
    created_at bigint NOT NULL,
    finished_at bigint,
    CONSTRAINT ck_job_state CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text])))
);
CREATE TABLE public.listing (
    facet_id integer NOT NULL,
    "position" bigint NOT NULL
);
CREATE TABLE public.mark (
    day integer NOT NULL,
    seq bigint NOT NULL
);
CREATE TABLE public.measure (
    campaign_id uuid NOT NULL,
    measure text NOT NULL,
    label text NOT NULL,
    unit text,
    target bigint,
    ord smallint NOT NULL
);
CREATE TABLE public.name_word (
    kind text NOT NULL,
    word text NOT NULL COLLATE pg_catalog."C",
    entity_id uuid NOT NULL
);
CREATE TABLE public.pending (
    post_id uuid NOT NULL,
    number bigint NOT NULL,
    at bigint NOT NULL,
    actor text,
    key_id uuid,
    members json NOT NULL
);
CREATE TABLE public.post (
    id uuid NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    language text NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    revision bigint NOT NULL,
    "position" bigint,
    title text NOT NULL,
    excerpt text,
    excerpt_truncated boolean DEFAULT false NOT NULL,
    state text NOT NULL,
    withdrawn_reason text,
    section_id uuid NOT NULL,
    group_id uuid,
    published_at bigint,
    scheduled_at bigint,
    embargo_until bigint,
    expires_at bigint,
    due_at bigint,
    featured_at bigint,
    image_id uuid,
    license json,
    origin json,
    origin_uri text,
    live_revision bigint NOT NULL,
    body_html text NOT NULL,
    CONSTRAINT ck_post_published_at CHECK (((state <> ALL (ARRAY['published'::text, 'withdrawn'::text])) OR (published_at IS NOT NULL))),
    CONSTRAINT ck_post_reason CHECK (((state = 'withdrawn'::text) = (withdrawn_reason IS NOT NULL))),
    CONSTRAINT ck_post_state CHECK ((state = ANY (ARRAY['draft'::text, 'scheduled'::text, 'published'::text, 'withdrawn'::text]))),
    CONSTRAINT ck_post_withdrawn_reason CHECK ((withdrawn_reason = ANY (ARRAY['unpublished'::text, 'legal'::text, 'license'::text, 'expired'::text])))
);
CREATE TABLE public.post_author (
    post_id uuid NOT NULL,
    author_id uuid NOT NULL,
    ord smallint NOT NULL
);
CREATE TABLE public.post_campaign (
    post_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    ord smallint NOT NULL
);
CREATE TABLE public.post_tag (
    post_id uuid NOT NULL,
    tag_id uuid NOT NULL,
    ord smallint NOT NULL
);
CREATE TABLE public.preview_link (
    id uuid NOT NULL,
    post_id uuid NOT NULL,
    hash text NOT NULL COLLATE pg_catalog."C",
    key_id uuid,
    actor text,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE TABLE public.repeat (
    key_id uuid NOT NULL,
    method text NOT NULL,
    path text NOT NULL COLLATE pg_catalog."C",
    token text NOT NULL COLLATE pg_catalog."C",
    digest text NOT NULL,
    status bigint NOT NULL,
    headers json NOT NULL,
    body text NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.revision (
    post_id uuid NOT NULL,
    number bigint NOT NULL,
    at bigint NOT NULL,
    actor text,
    key_id uuid,
    snapshot json NOT NULL
);
CREATE TABLE public.search (
    "position" bigint NOT NULL,
    title tsvector NOT NULL,
    body tsvector NOT NULL
);
ALTER TABLE ONLY public.search ALTER COLUMN title SET STATISTICS 1000;
ALTER TABLE ONLY public.search ALTER COLUMN body SET STATISTICS 1000;
CREATE TABLE public.section (
    id uuid NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    language text NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    revision bigint NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL COLLATE pg_catalog."C",
    url text,
    url_template text,
    preview_url text
);
CREATE TABLE public.slug (
    kind text NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    entity_id uuid NOT NULL,
    is_current boolean NOT NULL
);
CREATE TABLE public.tag (
    id uuid NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    language text NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    revision bigint NOT NULL,
    name text NOT NULL,
    names json NOT NULL,
    description text,
    descriptions json NOT NULL,
    name_key text NOT NULL COLLATE pg_catalog."C",
    parent_id uuid,
    merged_into_id uuid
);
CREATE TABLE public.title_word (
    word text NOT NULL COLLATE pg_catalog."C",
    post_id uuid NOT NULL
);
ALTER TABLE ONLY public.facet ALTER COLUMN id SET DEFAULT nextval('public.facet_id_seq'::regclass);
INSERT INTO public.address VALUES
	('old.clear-rivers.example', '/about-us/', 'https://old.clear-rivers.example/about-us/', 'section', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 1795945469228706),
	('old.clear-rivers.example', '/author/tamsin/', 'https://old.clear-rivers.example/author/tamsin/', 'author', '018ce888-5d86-7c28-9b2b-dda9703598ae', 1795945469228706),
	('old.clear-rivers.example', '/category/how-to/', 'https://old.clear-rivers.example/category/how-to/', 'tag', '018cf29d-ec6f-7733-af7e-bbd08c7d7431', 1795945469228706),
	('old.clear-rivers.example', '/2019/05/what-is-a-clear-river/', 'https://old.clear-rivers.example/2019/05/what-is-a-clear-river/', 'post', '018d9943-2eb2-72aa-a601-9d80e537eaea', 1795945469228706),
	('old.clear-rivers.example', '/?p=17', 'https://old.clear-rivers.example/?p=17', 'post', '018d9943-2eb2-72aa-a601-9d80e537eaea', 1795945469228706),
	('old.clear-rivers.example', '/2024/03/counting-mayflies/', 'https://old.clear-rivers.example/2024/03/counting-mayflies/', 'post', '018e0c23-0e1c-7fb0-8631-7ec4deddc4dc', 1795945469228706),
	('old.clear-rivers.example', '/2019/05/water-sampling-guide/', 'https://old.clear-rivers.example/2019/05/water-sampling-guide/', 'post', '018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1', 1795945469228706),
	('old.clear-rivers.example', '/fr/2019/06/prelevement/', 'https://old.clear-rivers.example/fr/2019/06/prelevement/', 'post', '018ee312-525a-75d2-8aa0-c8d07e9a92dd', 1795945469228706),
	('', '/en/what-is-a-clear-river', '/en/what-is-a-clear-river', 'post', '018d9943-2eb2-72aa-a601-9d80e537eaea', 0),
	('fr.clear-rivers.example', '/qu-est-ce-qu-une-riviere-claire', 'https://fr.clear-rivers.example/qu-est-ce-qu-une-riviere-claire', 'post', '018da69b-82e4-76e5-9f3b-f5716385d768', 0),
	('', '/ar/%D9%85%D8%A7-%D9%87%D9%88-%D8%A7%D9%84%D9%86%D9%87%D8%B1-%D8%A7%D9%84%D8%B5%D8%A7%D9%81%D9%8A', '/ar/%D9%85%D8%A7-%D9%87%D9%88-%D8%A7%D9%84%D9%86%D9%87%D8%B1-%D8%A7%D9%84%D8%B5%D8%A7%D9%81%D9%8A', 'post', '018dabf2-4def-7761-9ee7-a99b083b5317', 0),
	('', '/ja/%E6%B8%85%E6%B5%81%E3%81%A8%E3%81%AF%E4%BD%95%E3%81%8B', '/ja/%E6%B8%85%E6%B5%81%E3%81%A8%E3%81%AF%E4%BD%95%E3%81%8B', 'post', '018dbe4a-dcef-7eeb-a480-285769ff0a7b', 0),
	('', '/en/counting-mayflies', '/en/counting-mayflies', 'post', '018e0c23-0e1c-7fb0-8631-7ec4deddc4dc', 0),
	('', '/en/how-to-take-a-water-sample', '/en/how-to-take-a-water-sample', 'post', '018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1', 0),
	('fr.clear-rivers.example', '/prelever-un-echantillon-d-eau', 'https://fr.clear-rivers.example/prelever-un-echantillon-d-eau', 'post', '018ee312-525a-75d2-8aa0-c8d07e9a92dd', 0),
	('', '/ja/%E5%8D%81%E5%88%86%E3%81%A7%E3%81%A7%E3%81%8D%E3%82%8B%E6%8E%A1%E6%B0%B4%E3%81%AE%E6%89%8B%E5%BC%95%E3%81%8D', '/ja/%E5%8D%81%E5%88%86%E3%81%A7%E3%81%A7%E3%81%8D%E3%82%8B%E6%8E%A1%E6%B0%B4%E3%81%AE%E6%89%8B%E5%BC%95%E3%81%8D', 'post', '018f06db-51a7-7248-af12-cff3ffa3bda6', 0),
	('', '/ar/%D9%83%D9%8A%D9%81-%D8%AA%D8%A3%D8%AE%D8%B0-%D8%B9%D9%8A%D9%86%D8%A9-%D9%85%D8%A7%D8%A1', '/ar/%D9%83%D9%8A%D9%81-%D8%AA%D8%A3%D8%AE%D8%B0-%D8%B9%D9%8A%D9%86%D8%A9-%D9%85%D8%A7%D8%A1', 'post', '018f2a5e-0f4f-7ce4-94b8-8028aefdce41', 0),
	('', '/en/2024/06/tyres-tins-and-one-piano', '/en/2024/06/tyres-tins-and-one-piano', 'post', '018fdcd5-e383-7433-99cf-a3aed8b9a79e', 0),
	('fr.clear-rivers.example', '/des-pneus-des-boites-et-un-piano', 'https://fr.clear-rivers.example/des-pneus-des-boites-et-un-piano', 'post', '018fe2f3-5ea2-75a8-a007-a8e5f30609b3', 0),
	('', '/ja/%E8%9B%8D%E3%82%92%E6%95%B0%E3%81%88%E3%82%8B%E5%A4%9C', '/ja/%E8%9B%8D%E3%82%92%E6%95%B0%E3%81%88%E3%82%8B%E5%A4%9C', 'post', '01902a3a-8912-7536-85b2-dab99545c468', 0),
	('', '/en/a-night-of-counting-fireflies', '/en/a-night-of-counting-fireflies', 'post', '01904be6-b430-716d-b5d5-e829238c7822', 0),
	('', '/en/nitrate-a-short-explanation', '/en/nitrate-a-short-explanation', 'post', '0191fdc5-5090-7465-abfc-30f43d4a2dcf', 0),
	('fr.clear-rivers.example', '/les-nitrates-expliques-en-quelques-mots', 'https://fr.clear-rivers.example/les-nitrates-expliques-en-quelques-mots', 'post', '01922117-d43a-76f6-a0da-4e6c8dd6016d', 0),
	('', '/ar/%D8%A7%D9%84%D9%86%D8%AA%D8%B1%D8%A7%D8%AA-%D8%B4%D8%B1%D8%AD-%D9%82%D8%B5%D9%8A%D8%B1', '/ar/%D8%A7%D9%84%D9%86%D8%AA%D8%B1%D8%A7%D8%AA-%D8%B4%D8%B1%D8%AD-%D9%82%D8%B5%D9%8A%D8%B1', 'post', '019244fb-7c13-7137-8230-9da4343e2436', 0),
	('', '/en/first-public-form', '/en/first-public-form', 'post', '01a226b1-1621-703a-8648-117d8eb94f6e', 0),
	('', '/en/withdrawn', '/en/withdrawn', 'post', '01a226b1-1673-75ce-9628-ae37224d76b6', 0),
	('', '/en/withdrawn-by-law', '/en/withdrawn-by-law', 'post', '01a226b1-1679-75c3-8396-158eda0e8ac4', 0),
	('', '/en/deleted', '/en/deleted', 'post', '01a226b1-167f-76e4-8eac-1c8caaa18d1a', 0),
	('', '/en/second-public-form', '/en/second-public-form', 'post', '01a226b1-1621-703a-8648-117d8eb94f6e', 0);
INSERT INTO public.alembic_version VALUES
	('0001');
INSERT INTO public.api_key VALUES
	('01a226b1-15fe-7286-9193-1622025e8a27', 'd4eb4194adce2a16c0e1dbe5cff2687fbf0c1268916cefb81d579f727fb8170d', 'Iuvu', 'Newsroom', '["campaigns:write", "keys:write", "media:write", "posts:publish", "posts:read", "posts:write", "sections:write", "sources:write", "tags:write", "webhooks:write"]', NULL, NULL, 1795945469437312, NULL, NULL, 1795945469);
INSERT INTO public.audit VALUES
	('01a226b1-1627-7150-b186-5529cafe84f7', 1795945469473467, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'create', 'post', '01a226b1-1621-703a-8648-117d8eb94f6e', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 1),
	('01a226b1-1632-70e3-b66c-051e49fa6492', 1795945469483835, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'publish', 'post', '01a226b1-1621-703a-8648-117d8eb94f6e', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 2),
	('01a226b1-1649-730e-a95d-a9a5424d37c5', 1795945469503958, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'update', 'post', '01a226b1-1621-703a-8648-117d8eb94f6e', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 3),
	('01a226b1-1657-74ce-9e6a-693ee810d3e3', 1795945469521976, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'update', 'post', '01a226b1-1621-703a-8648-117d8eb94f6e', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 4),
	('01a226b1-1664-738c-8d06-329c9116d210', 1795945469537284, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'create', 'post', '01a226b1-1661-749a-94f3-c15568d32ebb', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 1),
	('01a226b1-166a-70ae-83ac-524fd2ba2e0a', 1795945469543467, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'create', 'post', '01a226b1-1667-7677-a412-aa290b5def41', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 1),
	('01a226b1-1670-716b-a558-110c1c4543bc', 1795945469548990, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'schedule', 'post', '01a226b1-1667-7677-a412-aa290b5def41', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 2),
	('01a226b1-1675-71aa-8844-d05cd3b68d84', 1795945469554806, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'create', 'post', '01a226b1-1673-75ce-9628-ae37224d76b6', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 1),
	('01a226b1-167c-7095-8f0e-d95bbd0ed9c8', 1795945469560743, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'create', 'post', '01a226b1-1679-75c3-8396-158eda0e8ac4', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 1),
	('01a226b1-1682-721c-b42a-093aac4d9fb3', 1795945469567208, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'create', 'post', '01a226b1-167f-76e4-8eac-1c8caaa18d1a', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 1),
	('01a226b1-1687-71a3-9459-0bc398ed869a', 1795945469572556, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'publish', 'post', '01a226b1-1673-75ce-9628-ae37224d76b6', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 2),
	('01a226b1-1693-753f-a373-a41aec5f3ad2', 1795945469584086, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'publish', 'post', '01a226b1-1679-75c3-8396-158eda0e8ac4', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 2),
	('01a226b1-169d-7239-aa9e-6be61b1152cb', 1795945469594920, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'publish', 'post', '01a226b1-167f-76e4-8eac-1c8caaa18d1a', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 2),
	('01a226b1-16ac-75b8-80db-de3bc8032f0e', 1795945469606785, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'withdraw', 'post', '01a226b1-1673-75ce-9628-ae37224d76b6', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 3),
	('01a226b1-16b5-75b7-86ef-909b9375c669', 1795945469617865, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'withdraw', 'post', '01a226b1-1679-75c3-8396-158eda0e8ac4', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 3),
	('01a226b1-16be-7381-8c8b-185ab7c897e7', 1795945469627515, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'delete', 'post', '01a226b1-167f-76e4-8eac-1c8caaa18d1a', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 2),
	('01a226b1-16c4-738d-88f3-d7244a45695a', 1795945469633898, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'create', 'tag', '01a226b1-16c2-75f5-8fe8-06d8d2f10a4d', NULL, 1),
	('01a226b1-16ca-73f8-a037-04e64ad4c07e', 1795945469641085, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'create', 'tag', '01a226b1-16c9-73d0-934d-f6e61cf4a7a9', NULL, 1),
	('01a226b1-16d7-722d-9b46-9c502981b81c', 1795945469649213, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'update', 'post', '01a226b1-1621-703a-8648-117d8eb94f6e', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 5),
	('01a226b1-16e4-7613-b5d4-75d4d9ed59e1', 1795945469663275, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'merge', 'tag', '01a226b1-16c2-75f5-8fe8-06d8d2f10a4d', NULL, 1),
	('01a226b1-16ea-7047-99a9-e25bb36baba3', 1795945469671832, '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 'create-preview', 'post', '01a226b1-1661-749a-94f3-c15568d32ebb', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 1);
INSERT INTO public.author VALUES
	('018ce883-cb6c-7771-bc49-83af7d56ab56', 'clear-rivers-network', 'en', 1704708000000000, 1704708000000000, 1, 'Clear Rivers Network', 'clear rivers network', '{"ar": "\u0634\u0628\u0643\u0629 \u0627\u0644\u0623\u0646\u0647\u0627\u0631 \u0627\u0644\u0635\u0627\u0641\u064a\u0629", "fr": "R\u00e9seau Rivi\u00e8res Claires", "ja": "\u6e05\u6d41\u30cd\u30c3\u30c8\u30ef\u30fc\u30af"}', 'Texts signed by the network are written by several hands and checked by the editors.', '{"ar": "\u0627\u0644\u0646\u0635\u0648\u0635 \u0627\u0644\u0645\u0648\u0642\u0651\u0639\u0629 \u0628\u0627\u0633\u0645 \u0627\u0644\u0634\u0628\u0643\u0629 \u0643\u062a\u0628\u062a\u0647\u0627 \u0623\u064a\u062f\u064d \u0639\u062f\u0651\u0629 \u0648\u0631\u0627\u062c\u0639\u0647\u0627 \u0627\u0644\u0645\u062d\u0631\u0651\u0631\u0648\u0646.", "fr": "Les textes sign\u00e9s par le r\u00e9seau sont \u00e9crits \u00e0 plusieurs mains et relus par la r\u00e9daction.", "ja": "\u30cd\u30c3\u30c8\u30ef\u30fc\u30af\u540d\u7fa9\u306e\u6587\u7ae0\u306f\u3001\u8907\u6570\u306e\u66f8\u304d\u624b\u304c\u57f7\u7b46\u3057\u3001\u7de8\u96c6\u90e8\u304c\u78ba\u8a8d\u3057\u3066\u3044\u307e\u3059\u3002"}', 'https://clear-rivers.example/about', NULL),
	('018ce888-5d86-7c28-9b2b-dda9703598ae', 'tamsin-arkwell', 'en', 1704708300000000, 1748853000000000, 3, 'Tamsin Arkwell', 'tamsin arkwell', '{"ar": "\u062a\u0627\u0645\u0633\u064a\u0646 \u0623\u0631\u0643\u0648\u064a\u0644", "ja": "\u30bf\u30e0\u30b7\u30f3\u30fb\u30a2\u30fc\u30af\u30a6\u30a7\u30eb"}', 'Tamsin edits the network’s publications. She learned to swim in the Tamble, and still does, from May to October.', '{"fr": "Tamsin dirige les publications du r\u00e9seau. Elle a appris \u00e0 nager dans la Tamble et s\u2019y baigne encore, de mai \u00e0 octobre."}', 'https://clear-rivers.example/people/tamsin-arkwell', '018ce888-5ffb-7d67-8fc3-264c918c40bf'),
	('018ce88c-f10d-7cc9-8011-263db987f7c1', 'joss-pendrake', 'en', 1704708600000000, 1704708600000000, 1, 'Joss Pendrake', 'joss pendrake', '{}', 'Joss is a hydrologist and takes most of our photographs. He keeps the network’s sampling handbook.', '{"fr": "Hydrologue, Joss signe la plupart de nos photographies et tient \u00e0 jour notre manuel de pr\u00e9l\u00e8vement."}', NULL, NULL),
	('018ced3c-4a55-78fc-83b2-be0ae2f79553', 'odile-marchevaux', 'fr', 1704787200000000, 1704787200000000, 1, 'Odile Marchevaux', 'odile marchevaux', '{"ar": "\u0623\u0648\u062f\u064a\u0644 \u0645\u0627\u0631\u0634\u0641\u0648"}', 'Odile coordonne les bénévoles de Rivières Claires France. Ancienne institutrice, elle n’a jamais cessé d’emmener des classes au bord de l’eau.', '{"en": "Odile coordinates the volunteers of the French branch. A former primary teacher, she has never stopped taking classes to the water."}', 'https://fr.clear-rivers.example/equipe/odile-marchevaux', '018ced3c-4bc5-7244-9cfe-0394a36958b5'),
	('018ced45-70ea-7e10-b06b-d11906f102fc', 'layla-al-safwani', 'ar', 1704787800000000, 1710158400000000, 2, 'ليلى الصفواني', 'ليلى الصفواني', '{"en": "Layla al-Safwani", "fr": "Layla al-Safwani"}', 'ليلى كاتبة ومترجمة، تهتم بالأودية الموسمية وبحكايات الناس الذين يعيشون على ضفافها.', '{"en": "Layla writes and translates. Her subject is seasonal rivers and the people who live beside them."}', NULL, NULL),
	('018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e', 'chinami-segawa', 'ja', 1704788400000000, 1704788400000000, 1, '瀬川千波', '瀬川千波', '{"en": "Chinami Segawa", "fr": "Chinami Segawa"}', '水辺の生きものを二十年あまり観察している編集者。夏はほとんど川の中にいる。', '{"en": "Chinami is an editor who has watched river wildlife for more than twenty years. In summer she is mostly in the river."}', NULL, NULL);
INSERT INTO public.built_with VALUES
	('OLDEST_SCHEMA', '0001 0001'),
	('TIMEZONE', 'UTC'),
	('words', '2'),
	('cards', '3'),
	('SITE_NAME', 'Broadsheet');
INSERT INTO public.campaign VALUES
	('019482f0-b47e-75e8-ab33-86bab5940ed5', 'barrier-free-brooks', 'en', 1737363600000000, 1764064800000000, 9, 'Barrier-Free Brooks', '{"ar": "\u062c\u062f\u0627\u0648\u0644 \u0628\u0644\u0627 \u062d\u0648\u0627\u062c\u0632", "fr": "Ruisseaux sans obstacles", "ja": "\u5c0f\u5ddd\u306b\u6bb5\u5dee\u3092\u306a\u304f\u305d\u3046"}', 'barrier-free brooks', 'BarrierFreeBrooks', 'Twenty disused weirs and broken culverts, taken out of twenty brooks in one season, so that fish can pass again.', '{"ar": "\u0639\u0634\u0631\u0648\u0646 \u0633\u062f\u064b\u0651\u0627 \u0635\u063a\u064a\u0631\u064b\u0627 \u0645\u0647\u062c\u0648\u0631\u064b\u0627 \u0648\u0639\u0628\u0651\u0627\u0631\u0629 \u0645\u0643\u0633\u0648\u0631\u0629 \u062a\u064f\u0632\u0627\u0644 \u0645\u0646 \u0639\u0634\u0631\u064a\u0646 \u062c\u062f\u0648\u0644\u064b\u0627 \u0641\u064a \u0645\u0648\u0633\u0645 \u0648\u0627\u062d\u062f\u060c \u0644\u062a\u0639\u0628\u0631 \u0627\u0644\u0623\u0633\u0645\u0627\u0643 \u0645\u0646 \u062c\u062f\u064a\u062f.", "fr": "Vingt seuils abandonn\u00e9s et buses cass\u00e9es, retir\u00e9s de vingt ruisseaux en une saison, pour que les poissons passent \u00e0 nouveau.", "ja": "\u4f7f\u308f\u308c\u306a\u304f\u306a\u3063\u305f\u5830\u3084\u58ca\u308c\u305f\u6697\u6e20\u3092\u3001\u3072\u3068\u3064\u306e\u5b63\u7bc0\u306b\u4e8c\u5341\u304b\u6240\u306e\u5c0f\u5ddd\u304b\u3089\u53d6\u308a\u9664\u304d\u3001\u9b5a\u306e\u901a\u308a\u9053\u3092\u53d6\u308a\u623b\u3057\u307e\u3059\u3002"}', '2025-03-01', '2025-10-31', 'Tamble and Lisk valleys', 'ended', NULL, '019482f0-b28b-76d5-a73a-37dff5b6b344', '<p>Most barriers in small rivers serve nobody any more: a mill that closed, a ford that became a bridge. Each one still stops every fish that comes up from the sea.</p>
<p>Between March and October 2025 local groups removed them one by one, with the owners’ written consent, and counted what came back.</p>', '{"fr": "<p>La plupart des obstacles des petites rivi\u00e8res ne servent plus \u00e0 personne\u202f: un moulin ferm\u00e9, un gu\u00e9 devenu pont. Chacun arr\u00eate pourtant tous les poissons qui remontent de la mer.</p>\n<p>De mars \u00e0 octobre 2025, des groupes locaux les ont retir\u00e9s un par un, avec l\u2019accord \u00e9crit des propri\u00e9taires, et ont compt\u00e9 ce qui revenait.</p>"}'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'ten-thousand-eyes', 'en', 1781514000000000, 1795167000000000, 15, 'Ten Thousand Eyes on the Water', '{"ar": "\u0639\u0634\u0631\u0629 \u0622\u0644\u0627\u0641 \u0639\u064a\u0646 \u0639\u0644\u0649 \u0627\u0644\u0645\u0627\u0621", "fr": "Dix mille regards sur l\u2019eau", "ja": "\u4e00\u4e07\u4eba\u306e\u5ddd\u3057\u3089\u3079"}', 'ten thousand eyes on the water', 'TenThousandEyes', 'Ten thousand people, each with one stretch of river to look at every week until the end of June 2027.', '{"ar": "\u0639\u0634\u0631\u0629 \u0622\u0644\u0627\u0641 \u0634\u062e\u0635\u060c \u0644\u0643\u0644\u064d\u0651 \u0645\u0646\u0647\u0645 \u0645\u0642\u0637\u0639 \u0645\u0646 \u0646\u0647\u0631 \u064a\u0631\u0627\u0642\u0628\u0647 \u0643\u0644 \u0623\u0633\u0628\u0648\u0639 \u062d\u062a\u0649 \u0646\u0647\u0627\u064a\u0629 \u064a\u0648\u0646\u064a\u0648 2027.", "fr": "Dix mille personnes, chacune avec un tron\u00e7on de rivi\u00e8re \u00e0 observer chaque semaine jusqu\u2019\u00e0 fin juin 2027.", "ja": "\u4e00\u4e07\u4eba\u304c\u305d\u308c\u305e\u308c\u4e00\u533a\u9593\u306e\u5ddd\u3092\u53d7\u3051\u3082\u3061\u30012027\u5e746\u6708\u672b\u307e\u3067\u6bce\u9031\u89b3\u5bdf\u3057\u307e\u3059\u3002"}', '2026-09-01', '2027-06-30', 'All member rivers', 'active', 1788242700, '019eca82-5980-75fa-913c-04dd44d3bfd9', '<p>Official stations are far apart, and the water between them goes unwatched. We ask for ten minutes a week: look, smell, dip one strip, write it down.</p>
<ul>
<li>Register and choose a stretch near you.</li>
<li>Collect a free test kit from your local group.</li>
<li>Report the same day, with the app or on paper.</li>
</ul>
<p>Every reading is published within a day, under an open licence, with the mistakes marked.</p>', '{"ar": "<p>\u0645\u062d\u0637\u0627\u062a \u0627\u0644\u0642\u064a\u0627\u0633 \u0627\u0644\u0631\u0633\u0645\u064a\u0629 \u0645\u062a\u0628\u0627\u0639\u062f\u0629\u060c \u0648\u0627\u0644\u0645\u0627\u0621 \u0628\u064a\u0646\u0647\u0627 \u0644\u0627 \u064a\u0631\u0627\u0642\u0628\u0647 \u0623\u062d\u062f. \u0646\u0637\u0644\u0628 \u0639\u0634\u0631 \u062f\u0642\u0627\u0626\u0642 \u0641\u064a \u0627\u0644\u0623\u0633\u0628\u0648\u0639: \u0627\u0646\u0638\u0631\u060c \u0648\u0634\u064f\u0645\u0651\u060c \u0648\u0627\u063a\u0645\u0633 \u0634\u0631\u064a\u0637\u064b\u0627 \u0648\u0627\u062d\u062f\u064b\u0627\u060c \u0648\u062f\u0648\u0651\u0646 \u0627\u0644\u0646\u062a\u064a\u062c\u0629.</p>\n<ul>\n<li>\u0633\u062c\u0651\u0644 \u0627\u0633\u0645\u0643 \u0648\u0627\u062e\u062a\u0631 \u0645\u0642\u0637\u0639\u064b\u0627 \u0642\u0631\u064a\u0628\u064b\u0627 \u0645\u0646\u0643.</li>\n<li>\u062a\u0633\u0644\u0651\u0645 \u0639\u064f\u062f\u0651\u0629 \u0627\u0644\u0641\u062d\u0635 \u0627\u0644\u0645\u062c\u0627\u0646\u064a\u0629 \u0645\u0646 \u0645\u062c\u0645\u0648\u0639\u062a\u0643 \u0627\u0644\u0645\u062d\u0644\u064a\u0629.</li>\n<li>\u0623\u0631\u0633\u0644 \u0627\u0644\u0646\u062a\u064a\u062c\u0629 \u0641\u064a \u0627\u0644\u064a\u0648\u0645 \u0646\u0641\u0633\u0647\u060c \u0628\u0627\u0644\u062a\u0637\u0628\u064a\u0642 \u0623\u0648 \u0639\u0644\u0649 \u0627\u0644\u0648\u0631\u0642.</li>\n</ul>", "fr": "<p>Les stations officielles sont \u00e9loign\u00e9es les unes des autres, et entre elles personne ne regarde l\u2019eau. Nous demandons dix minutes par semaine\u202f: observer, sentir, tremper une bandelette, noter.</p>\n<ul>\n<li>Inscrivez-vous et choisissez un tron\u00e7on pr\u00e8s de chez vous.</li>\n<li>Retirez une trousse gratuite aupr\u00e8s de votre groupe local.</li>\n<li>Transmettez le relev\u00e9 le jour m\u00eame, par l\u2019application ou sur papier.</li>\n</ul>", "ja": "<p>\u516c\u5f0f\u306e\u6e2c\u5b9a\u6240\u306f\u4e92\u3044\u306b\u9060\u304f\u3001\u305d\u306e\u3042\u3044\u3060\u306e\u6c34\u3092\u898b\u3066\u3044\u308b\u4eba\u306f\u3044\u307e\u305b\u3093\u3002\u304a\u9858\u3044\u3057\u305f\u3044\u306e\u306f\u9031\u306b\u5341\u5206\u3060\u3051\u3002\u898b\u3066\u3001\u306b\u304a\u3044\u3092\u78ba\u304b\u3081\u3001\u8a66\u9a13\u7d19\u3092\u4e00\u679a\u3072\u305f\u3057\u3001\u66f8\u304d\u3068\u3081\u308b\u3053\u3068\u3067\u3059\u3002</p>\n<ul>\n<li>\u767b\u9332\u3057\u3066\u3001\u8fd1\u304f\u306e\u533a\u9593\u3092\u9078\u3073\u307e\u3059\u3002</li>\n<li>\u5730\u57df\u306e\u30b0\u30eb\u30fc\u30d7\u3067\u7121\u6599\u306e\u691c\u67fb\u30ad\u30c3\u30c8\u3092\u53d7\u3051\u53d6\u308a\u307e\u3059\u3002</li>\n<li>\u305d\u306e\u65e5\u306e\u3046\u3061\u306b\u3001\u30a2\u30d7\u30ea\u304b\u7528\u7d19\u3067\u5831\u544a\u3057\u307e\u3059\u3002</li>\n</ul>"}'),
	('01a1c58b-4201-7a51-8078-6c7848a5ae3a', 'night-of-the-eels', 'en', 1794315600000000, 1794906000000000, 2, 'Night of the Eels', '{"ar": "\u0644\u064a\u0644\u0629 \u0627\u0644\u0623\u0646\u0642\u0644\u064a\u0633", "fr": "La Nuit des anguilles", "ja": "\u30a6\u30ca\u30ae\u306e\u591c"}', 'night of the eels', 'NightOfTheEels', 'Nine spring nights in 2027 when we count young eels at every tidal gate we are allowed to stand on.', '{"ar": "\u062a\u0633\u0639 \u0644\u064a\u0627\u0644\u064d \u0645\u0646 \u0631\u0628\u064a\u0639 2027 \u0646\u0639\u062f\u0651 \u0641\u064a\u0647\u0627 \u0635\u063a\u0627\u0631 \u0627\u0644\u0623\u0646\u0642\u0644\u064a\u0633 \u0639\u0646\u062f \u0643\u0644 \u0628\u0648\u0627\u0628\u0629 \u0645\u062f\u0651 \u064a\u064f\u0633\u0645\u062d \u0644\u0646\u0627 \u0628\u0627\u0644\u0648\u0642\u0648\u0641 \u0639\u0644\u064a\u0647\u0627.", "fr": "Neuf nuits du printemps 2027 pour compter les jeunes anguilles \u00e0 chaque porte \u00e0 mar\u00e9e o\u00f9 l\u2019on nous laisse monter.", "ja": "2027\u5e74\u6625\u306e\u4e5d\u591c\u3001\u7acb\u3061\u5165\u308a\u306e\u8a31\u3055\u308c\u305f\u6f6e\u6b62\u3081\u6c34\u9580\u306e\u3059\u3079\u3066\u3067\u3001\u30b7\u30e9\u30b9\u30a6\u30ca\u30ae\u3092\u6570\u3048\u307e\u3059\u3002"}', '2027-04-10', '2027-04-18', 'Estuaries of the Tamble, Lisk and Orwen', 'upcoming', NULL, NULL, NULL, '{}');
INSERT INTO public.card VALUES
	(1707728400000000, '018d9943-2eb2-72aa-a601-9d80e537eaea', 1736417520000000, 0, '01a226b1-157b-70ba-8623-416bc0eafbf4', 'en', '11,13||6|2|31,33,35,38,44', '{"id":"018d9943-2eb2-72aa-a601-9d80e537eaea","slug":"what-is-a-clear-river","language":"en","title":"What is a clear river?","excerpt":"A brown river can be healthy and a transparent one dead. What the word in our name means, and the three questions everything begins with.","excerpt_truncated":false,"published_at":"2024-02-12T09:00:00Z","updated_at":"2025-01-09T10:12:00Z","revision":4,"url":"/en/what-is-a-clear-river","canonical_url":"/en/what-is-a-clear-river","image":{"id":"018d9943-2e44-72c8-ac1b-18fb8b0e9b17","url":"https://media.clear-rivers.example/2024/02/orwen-footbridge.jpg","alt":"A narrow footbridge over a shallow stream with a gravel bed.","caption":"The upper Orwen in February.","credit":"Joss Pendrake","license":{"name":"CC BY 4.0","url":"https://creativecommons.org/licenses/by/4.0/"},"width":2400,"height":1600,"focal_point":{"x":0.5,"y":0.66},"renditions":[]},"translations":[{"id":"018dabf2-4def-7761-9ee7-a99b083b5317","slug":"ما-هو-النهر-الصافي","language":"ar","title":"ما هو النهر الصافي؟","url":"/ar/%D9%85%D8%A7-%D9%87%D9%88-%D8%A7%D9%84%D9%86%D9%87%D8%B1-%D8%A7%D9%84%D8%B5%D8%A7%D9%81%D9%8A"},{"id":"018da69b-82e4-76e5-9f3b-f5716385d768","slug":"qu-est-ce-qu-une-riviere-claire","language":"fr","title":"Qu’est-ce qu’une rivière claire ?","url":"https://fr.clear-rivers.example/qu-est-ce-qu-une-riviere-claire"},{"id":"018dbe4a-dcef-7eeb-a480-285769ff0a7b","slug":"清流とは何か","language":"ja","title":"「清流」とは何か","url":"/ja/%E6%B8%85%E6%B5%81%E3%81%A8%E3%81%AF%E4%BD%95%E3%81%8B"}],"origin":null,"license":{"name":"CC BY 4.0","url":"https://creativecommons.org/licenses/by/4.0/"},"featured_at":null}'),
	(1707901200000000, '018da69b-82e4-76e5-9f3b-f5716385d768', 1707901200000000, 0, '01a226b1-157b-70ba-8623-416bc0eafbf4', 'fr', '11,13||6|3|31,33,36,38,44', '{"id":"018da69b-82e4-76e5-9f3b-f5716385d768","slug":"qu-est-ce-qu-une-riviere-claire","language":"fr","title":"Qu’est-ce qu’une rivière claire ?","excerpt":"Une rivière brune peut être saine, une rivière limpide peut être morte. Ce que veut dire notre nom, et les trois questions par lesquelles tout commence.","excerpt_truncated":false,"published_at":"2024-02-14T09:00:00Z","updated_at":"2024-02-14T09:00:00Z","revision":2,"url":"https://fr.clear-rivers.example/qu-est-ce-qu-une-riviere-claire","canonical_url":"https://fr.clear-rivers.example/qu-est-ce-qu-une-riviere-claire","image":{"id":"018da69b-8028-7fd3-ab64-620b85f8ff6b","url":"https://media.clear-rivers.example/2024/02/fr/passerelle.jpg","alt":"Une passerelle étroite au-dessus d’un ruisseau au lit de graviers.","caption":"Le haut Orwen en février.","credit":"Joss Pendrake","license":{"name":"CC BY 4.0","url":"https://creativecommons.org/licenses/by/4.0/"},"width":2400,"height":1600,"focal_point":{"x":0.5,"y":0.66},"renditions":[]},"translations":[{"id":"018dabf2-4def-7761-9ee7-a99b083b5317","slug":"ما-هو-النهر-الصافي","language":"ar","title":"ما هو النهر الصافي؟","url":"/ar/%D9%85%D8%A7-%D9%87%D9%88-%D8%A7%D9%84%D9%86%D9%87%D8%B1-%D8%A7%D9%84%D8%B5%D8%A7%D9%81%D9%8A"},{"id":"018d9943-2eb2-72aa-a601-9d80e537eaea","slug":"what-is-a-clear-river","language":"en","title":"What is a clear river?","url":"/en/what-is-a-clear-river"},{"id":"018dbe4a-dcef-7eeb-a480-285769ff0a7b","slug":"清流とは何か","language":"ja","title":"「清流」とは何か","url":"/ja/%E6%B8%85%E6%B5%81%E3%81%A8%E3%81%AF%E4%BD%95%E3%81%8B"}],"origin":null,"license":{"name":"CC BY 4.0","url":"https://creativecommons.org/licenses/by/4.0/"},"featured_at":null}'),
	(1707991200000000, '018dabf2-4def-7761-9ee7-a99b083b5317', 1707991200000000, 0, '01a226b1-157b-70ba-8623-416bc0eafbf4', 'ar', '11,13||6|2|31,34,38,44', '{"id":"018dabf2-4def-7761-9ee7-a99b083b5317","slug":"ما-هو-النهر-الصافي","language":"ar","title":"ما هو النهر الصافي؟","excerpt":"قد يكون النهر البنّي بخير، وقد يكون الشفّاف ميتًا. معنى اسمنا، والأسئلة الثلاثة التي يبدأ بها كل شيء.","excerpt_truncated":false,"published_at":"2024-02-15T10:00:00Z","updated_at":"2024-02-15T10:00:00Z","revision":2,"url":"/ar/%D9%85%D8%A7-%D9%87%D9%88-%D8%A7%D9%84%D9%86%D9%87%D8%B1-%D8%A7%D9%84%D8%B5%D8%A7%D9%81%D9%8A","canonical_url":"/ar/%D9%85%D8%A7-%D9%87%D9%88-%D8%A7%D9%84%D9%86%D9%87%D8%B1-%D8%A7%D9%84%D8%B5%D8%A7%D9%81%D9%8A","image":null,"translations":[{"id":"018d9943-2eb2-72aa-a601-9d80e537eaea","slug":"what-is-a-clear-river","language":"en","title":"What is a clear river?","url":"/en/what-is-a-clear-river"},{"id":"018da69b-82e4-76e5-9f3b-f5716385d768","slug":"qu-est-ce-qu-une-riviere-claire","language":"fr","title":"Qu’est-ce qu’une rivière claire ?","url":"https://fr.clear-rivers.example/qu-est-ce-qu-une-riviere-claire"},{"id":"018dbe4a-dcef-7eeb-a480-285769ff0a7b","slug":"清流とは何か","language":"ja","title":"「清流」とは何か","url":"/ja/%E6%B8%85%E6%B5%81%E3%81%A8%E3%81%AF%E4%BD%95%E3%81%8B"}],"origin":null,"license":{"name":"CC BY 4.0","url":"https://creativecommons.org/licenses/by/4.0/"},"featured_at":null}'),
	(1708300800000000, '018dbe4a-dcef-7eeb-a480-285769ff0a7b', 1708300800000000, 0, '01a226b1-157b-70ba-8623-416bc0eafbf4', 'ja', '11,13||6|2|31,37,38,44', '{"id":"018dbe4a-dcef-7eeb-a480-285769ff0a7b","slug":"清流とは何か","language":"ja","title":"「清流」とは何か","excerpt":"茶色くても健やかな川があり、澄んでいても死んだ川がある。名前にこめた意味と、すべての始まりにある三つの問い。","excerpt_truncated":false,"published_at":"2024-02-19T00:00:00Z","updated_at":"2024-02-19T00:00:00Z","revision":2,"url":"/ja/%E6%B8%85%E6%B5%81%E3%81%A8%E3%81%AF%E4%BD%95%E3%81%8B","canonical_url":"/ja/%E6%B8%85%E6%B5%81%E3%81%A8%E3%81%AF%E4%BD%95%E3%81%8B","image":null,"translations":[{"id":"018dabf2-4def-7761-9ee7-a99b083b5317","slug":"ما-هو-النهر-الصافي","language":"ar","title":"ما هو النهر الصافي؟","url":"/ar/%D9%85%D8%A7-%D9%87%D9%88-%D8%A7%D9%84%D9%86%D9%87%D8%B1-%D8%A7%D9%84%D8%B5%D8%A7%D9%81%D9%8A"},{"id":"018d9943-2eb2-72aa-a601-9d80e537eaea","slug":"what-is-a-clear-river","language":"en","title":"What is a clear river?","url":"/en/what-is-a-clear-river"},{"id":"018da69b-82e4-76e5-9f3b-f5716385d768","slug":"qu-est-ce-qu-une-riviere-claire","language":"fr","title":"Qu’est-ce qu’une rivière claire ?","url":"https://fr.clear-rivers.example/qu-est-ce-qu-une-riviere-claire"}],"origin":null,"license":{"name":"CC BY 4.0","url":"https://creativecommons.org/licenses/by/4.0/"},"featured_at":null}'),
	(1709655600000000, '018e0c23-0e1c-7fb0-8631-7ec4deddc4dc', 1709655600000000, 0, NULL, 'en', '20,21||7|2|12,13,31,33,35,39,44', '{"id":"018e0c23-0e1c-7fb0-8631-7ec4deddc4dc","slug":"counting-mayflies","language":"en","title":"Counting mayflies with cold hands","excerpt":"It was four degrees on Saturday, and thirty-one people stood in Marl Brook up to their knees, kicking gravel. The method is called a kick sample and it looks as silly as it sounds: you shuffle backwards for three minutes, and whatever you dislodge drifts into the net. We count","excerpt_truncated":true,"published_at":"2024-03-05T16:20:00Z","updated_at":"2024-03-05T16:20:00Z","revision":2,"url":"/en/counting-mayflies","canonical_url":"/en/counting-mayflies","image":{"id":"018e0c23-0d97-7f23-8a12-d5c693736dc5","url":"https://media.clear-rivers.example/2024/03/kick-sample.jpg","alt":"People in waders shuffle backwards in a brook, each holding a net.","caption":"Three minutes, backwards.","credit":"Ruan Tesk","license":{"name":"CC BY-NC 4.0","url":"https://creativecommons.org/licenses/by-nc/4.0/"},"width":1800,"height":1200,"focal_point":{"x":0.5,"y":0.6},"renditions":[]},"translations":[],"origin":null,"license":null,"featured_at":null}'),
	(1712649600000000, '018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1', 1787578800000000, 1712649900, '01a226b1-1595-71b4-a247-77ca30e01296', 'en', '14,16,21||7|2|11,13,31,32,33,35,40,44', '{"id":"018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1","slug":"how-to-take-a-water-sample","language":"en","title":"How to take a water sample in ten minutes","excerpt":"Half a litre of river, one paper strip and a pencil: the method that all our groups use, step by step.","excerpt_truncated":false,"published_at":"2024-04-09T08:00:00Z","updated_at":"2026-08-24T13:40:00Z","revision":7,"url":"/en/how-to-take-a-water-sample","canonical_url":"/en/how-to-take-a-water-sample","image":{"id":"018ec0ed-b031-7097-9fd1-03a69d485b39","url":"https://media.clear-rivers.example/2024/04/bottle-under-water.jpg","alt":"A bottle held under the surface of a stream, its mouth turned into the current.","caption":null,"credit":"Joss Pendrake","license":{"name":"CC BY-SA 4.0","url":"https://creativecommons.org/licenses/by-sa/4.0/"},"width":2000,"height":1333,"focal_point":{"x":0.4,"y":0.5},"renditions":[]},"translations":[{"id":"018f2a5e-0f4f-7ce4-94b8-8028aefdce41","slug":"كيف-تأخذ-عينة-ماء","language":"ar","title":"كيف تأخذ عيّنة ماء في عشر دقائق","url":"/ar/%D9%83%D9%8A%D9%81-%D8%AA%D8%A3%D8%AE%D8%B0-%D8%B9%D9%8A%D9%86%D8%A9-%D9%85%D8%A7%D8%A1"},{"id":"018ee312-525a-75d2-8aa0-c8d07e9a92dd","slug":"prelever-un-echantillon-d-eau","language":"fr","title":"Prélever un échantillon d’eau en dix minutes","url":"https://fr.clear-rivers.example/prelever-un-echantillon-d-eau"},{"id":"018f06db-51a7-7248-af12-cff3ffa3bda6","slug":"十分でできる採水の手引き","language":"ja","title":"十分でできる採水の手引き","url":"/ja/%E5%8D%81%E5%88%86%E3%81%A7%E3%81%A7%E3%81%8D%E3%82%8B%E6%8E%A1%E6%B0%B4%E3%81%AE%E6%89%8B%E5%BC%95%E3%81%8D"}],"origin":null,"license":{"name":"CC BY-SA 4.0","url":"https://creativecommons.org/licenses/by-sa/4.0/"},"featured_at":"2024-04-09T08:05:00Z"}'),
	(1713254400000000, '018ee312-525a-75d2-8aa0-c8d07e9a92dd', 1713254400000000, 0, '01a226b1-1595-71b4-a247-77ca30e01296', 'fr', '14,16,21||7,8|3|11,13,31,36,40,44', '{"id":"018ee312-525a-75d2-8aa0-c8d07e9a92dd","slug":"prelever-un-echantillon-d-eau","language":"fr","title":"Prélever un échantillon d’eau en dix minutes","excerpt":"Il vous faut une bouteille propre d’un demi-litre, une bandelette à nitrates, un thermomètre, un crayon et dix minutes. Ni bottes, ni permis, ni diplôme. Une seule exigence : procéder chaque fois de la même façon. Placez-vous en aval du point de prélèvement, pour ne rien remuer","excerpt_truncated":true,"published_at":"2024-04-16T08:00:00Z","updated_at":"2024-04-16T08:00:00Z","revision":2,"url":"https://fr.clear-rivers.example/prelever-un-echantillon-d-eau","canonical_url":"https://fr.clear-rivers.example/prelever-un-echantillon-d-eau","image":null,"translations":[{"id":"018f2a5e-0f4f-7ce4-94b8-8028aefdce41","slug":"كيف-تأخذ-عينة-ماء","language":"ar","title":"كيف تأخذ عيّنة ماء في عشر دقائق","url":"/ar/%D9%83%D9%8A%D9%81-%D8%AA%D8%A3%D8%AE%D8%B0-%D8%B9%D9%8A%D9%86%D8%A9-%D9%85%D8%A7%D8%A1"},{"id":"018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1","slug":"how-to-take-a-water-sample","language":"en","title":"How to take a water sample in ten minutes","url":"/en/how-to-take-a-water-sample"},{"id":"018f06db-51a7-7248-af12-cff3ffa3bda6","slug":"十分でできる採水の手引き","language":"ja","title":"十分でできる採水の手引き","url":"/ja/%E5%8D%81%E5%88%86%E3%81%A7%E3%81%A7%E3%81%8D%E3%82%8B%E6%8E%A1%E6%B0%B4%E3%81%AE%E6%89%8B%E5%BC%95%E3%81%8D"}],"origin":null,"license":{"name":"CC BY-SA 4.0","url":"https://creativecommons.org/licenses/by-sa/4.0/"},"featured_at":null}'),
	(1713834000000000, '018f06db-51a7-7248-af12-cff3ffa3bda6', 1713834000000000, 0, '01a226b1-1595-71b4-a247-77ca30e01296', 'ja', '14,16,21||7,10|2|11,13,31,33,37,40,44', '{"id":"018f06db-51a7-7248-af12-cff3ffa3bda6","slug":"十分でできる採水の手引き","language":"ja","title":"十分でできる採水の手引き","excerpt":"用意するものは、きれいな五百ミリリットルの瓶、硝酸塩の試験紙、温度計、鉛筆、そして十分間です。長靴も免許も要りません。大切なのは、毎回おなじやり方で測ることだけです。 採る場所より下流側に立ちます。巻きあげた泥が瓶に入らないようにするためです。 川の水で瓶を三回すすぎ、後ろに捨てます。 瓶の底を持ち、口を下にしてひじの深さまで沈め、流れに向けて起こします。 温度計は水に入れたまま読みます。 試験紙を一秒だけひたし、軽く振り、六十秒待って、日陰で色を比べます。 その場を動く前に、すべて書きとめます。","excerpt_truncated":true,"published_at":"2024-04-23T01:00:00Z","updated_at":"2024-04-23T01:00:00Z","revision":2,"url":"/ja/%E5%8D%81%E5%88%86%E3%81%A7%E3%81%A7%E3%81%8D%E3%82%8B%E6%8E%A1%E6%B0%B4%E3%81%AE%E6%89%8B%E5%BC%95%E3%81%8D","canonical_url":"/ja/%E5%8D%81%E5%88%86%E3%81%A7%E3%81%A7%E3%81%8D%E3%82%8B%E6%8E%A1%E6%B0%B4%E3%81%AE%E6%89%8B%E5%BC%95%E3%81%8D","image":{"id":"018f06db-4f1f-7bd6-9d12-00e595e16d9a","url":"https://media.clear-rivers.example/2024/04/ja/saisui.jpg","alt":"流れの中に沈めた瓶の口を上流に向ける手。","caption":null,"credit":"Joss Pendrake","license":{"name":"CC BY-SA 4.0","url":"https://creativecommons.org/licenses/by-sa/4.0/"},"width":2000,"height":1333,"focal_point":{"x":0.4,"y":0.5},"renditions":[]},"translations":[{"id":"018f2a5e-0f4f-7ce4-94b8-8028aefdce41","slug":"كيف-تأخذ-عينة-ماء","language":"ar","title":"كيف تأخذ عيّنة ماء في عشر دقائق","url":"/ar/%D9%83%D9%8A%D9%81-%D8%AA%D8%A3%D8%AE%D8%B0-%D8%B9%D9%8A%D9%86%D8%A9-%D9%85%D8%A7%D8%A1"},{"id":"018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1","slug":"how-to-take-a-water-sample","language":"en","title":"How to take a water sample in ten minutes","url":"/en/how-to-take-a-water-sample"},{"id":"018ee312-525a-75d2-8aa0-c8d07e9a92dd","slug":"prelever-un-echantillon-d-eau","language":"fr","title":"Prélever un échantillon d’eau en dix minutes","url":"https://fr.clear-rivers.example/prelever-un-echantillon-d-eau"}],"origin":null,"license":{"name":"CC BY-SA 4.0","url":"https://creativecommons.org/licenses/by-sa/4.0/"},"featured_at":null}'),
	(1714467600000000, '018f2a5e-0f4f-7ce4-94b8-8028aefdce41', 1714467600000000, 0, '01a226b1-1595-71b4-a247-77ca30e01296', 'ar', '14,16,21||7,9|2|11,13,31,34,40,44', '{"id":"018f2a5e-0f4f-7ce4-94b8-8028aefdce41","slug":"كيف-تأخذ-عينة-ماء","language":"ar","title":"كيف تأخذ عيّنة ماء في عشر دقائق","excerpt":"تحتاج إلى زجاجة نظيفة سعتها نصف لتر، وشريط لفحص النترات، وميزان حرارة، وقلم رصاص، وعشر دقائق. لا حاجة إلى حذاء طويل ولا رخصة ولا شهادة. المهمّ أن تقيس بالطريقة نفسها كلّ مرّة. قف أسفل موضع العيّنة مع اتّجاه التيّار، كي لا تدخل الزجاجةَ أتربةٌ حرّكتها قدماك. اشطف الزجاجة ثلاث","excerpt_truncated":true,"published_at":"2024-04-30T09:00:00Z","updated_at":"2024-04-30T09:00:00Z","revision":2,"url":"/ar/%D9%83%D9%8A%D9%81-%D8%AA%D8%A3%D8%AE%D8%B0-%D8%B9%D9%8A%D9%86%D8%A9-%D9%85%D8%A7%D8%A1","canonical_url":"/ar/%D9%83%D9%8A%D9%81-%D8%AA%D8%A3%D8%AE%D8%B0-%D8%B9%D9%8A%D9%86%D8%A9-%D9%85%D8%A7%D8%A1","image":null,"translations":[{"id":"018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1","slug":"how-to-take-a-water-sample","language":"en","title":"How to take a water sample in ten minutes","url":"/en/how-to-take-a-water-sample"},{"id":"018ee312-525a-75d2-8aa0-c8d07e9a92dd","slug":"prelever-un-echantillon-d-eau","language":"fr","title":"Prélever un échantillon d’eau en dix minutes","url":"https://fr.clear-rivers.example/prelever-un-echantillon-d-eau"},{"id":"018f06db-51a7-7248-af12-cff3ffa3bda6","slug":"十分でできる採水の手引き","language":"ja","title":"十分でできる採水の手引き","url":"/ja/%E5%8D%81%E5%88%86%E3%81%A7%E3%81%A7%E3%81%8D%E3%82%8B%E6%8E%A1%E6%B0%B4%E3%81%AE%E6%89%8B%E5%BC%95%E3%81%8D"}],"origin":null,"license":{"name":"CC BY-SA 4.0","url":"https://creativecommons.org/licenses/by-sa/4.0/"},"featured_at":null}'),
	(1717408800000000, '018fdcd5-e383-7433-99cf-a3aed8b9a79e', 1717408800000000, 0, '01a226b1-15a9-747d-9356-7cabca19743f', 'en', '25,21||6|4|11,13,16,31,33,35,41,44', '{"id":"018fdcd5-e383-7433-99cf-a3aed8b9a79e","slug":"tyres-tins-and-one-piano","language":"en","title":"Tyres, tins and one piano: the spring clean in figures","excerpt":"Forty-two groups cleaned 96 kilometres of bank on the last weekend of May. This is what they carried away. What Pieces Change on 2023 Drink cans and tins 6,114 −12 % Plastic bottles 4,870 −3 % Wet wipes not counted; 310 kg +8 % Tyres 203 −41 % Pianos 1 +1 The fall in tyres","excerpt_truncated":true,"published_at":"2024-06-03T10:00:00Z","updated_at":"2024-06-03T10:00:00Z","revision":2,"url":"/en/2024/06/tyres-tins-and-one-piano","canonical_url":"/en/2024/06/tyres-tins-and-one-piano","image":{"id":"018fdcd5-e6bc-7912-908b-4ba771b1e98c","url":"https://media.clear-rivers.example/2024/06/piano.jpg","alt":"Muddy volunteers around an upright piano on a riverbank.","caption":"Two keys still sounded.","credit":"Joss Pendrake","license":{"name":"CC BY 4.0","url":"https://creativecommons.org/licenses/by/4.0/"},"width":1800,"height":1200,"focal_point":{"x":0.5,"y":0.45},"renditions":[]},"translations":[{"id":"018fe2f3-5ea2-75a8-a007-a8e5f30609b3","slug":"des-pneus-des-boites-et-un-piano","language":"fr","title":"Des pneus, des boîtes et un piano : le nettoyage de printemps en chiffres","url":"https://fr.clear-rivers.example/des-pneus-des-boites-et-un-piano"}],"origin":null,"license":null,"featured_at":null}'),
	(1717570800000000, '018fe2f3-5ea2-75a8-a007-a8e5f30609b3', 1717570800000000, 0, '01a226b1-15a9-747d-9356-7cabca19743f', 'fr', '25,21||8|3|11,13,16,31,36,41,44', '{"id":"018fe2f3-5ea2-75a8-a007-a8e5f30609b3","slug":"des-pneus-des-boites-et-un-piano","language":"fr","title":"Des pneus, des boîtes et un piano : le nettoyage de printemps en chiffres","excerpt":"Quarante-deux groupes ont nettoyé 96 kilomètres de berges le dernier week-end de mai. En France, sept équipes étaient de la partie, de la Verdoline à l’Aubrelle. 6 114 boîtes et canettes, soit 12 % de moins qu’en 2023 4 870 bouteilles en plastique 310 kilos de lingettes, qui se","excerpt_truncated":true,"published_at":"2024-06-05T07:00:00Z","updated_at":"2024-06-05T07:00:00Z","revision":2,"url":"https://fr.clear-rivers.example/des-pneus-des-boites-et-un-piano","canonical_url":"https://fr.clear-rivers.example/des-pneus-des-boites-et-un-piano","image":null,"translations":[{"id":"018fdcd5-e383-7433-99cf-a3aed8b9a79e","slug":"tyres-tins-and-one-piano","language":"en","title":"Tyres, tins and one piano: the spring clean in figures","url":"/en/2024/06/tyres-tins-and-one-piano"}],"origin":null,"license":null,"featured_at":null}'),
	(1718712000000000, '01902a3a-8912-7536-85b2-dab99545c468', 1718763300000000, 1718712000, '01a226b1-15b1-7057-8284-9b62e7d4ca3e', 'ja', '20,21||10|2|12,13,31,32,33,37,41,44', '{"id":"01902a3a-8912-7536-85b2-dab99545c468","slug":"蛍を数える夜","language":"ja","title":"蛍を数える夜","excerpt":"七時四十五分、最後の子どもが最後の懐中電灯を消す。しばらくは何も見えず、瀬音川の音だけが大きくなる。やがて、だれかがささやく。「いた」。 瀬音川の会が六月に蛍を数えはじめて、今年で九年になる。決まりは単純だ。数えるのは虫ではなく光。十二の地点で、きっかり三分間。数は相談せずに書く。今年の合計は四百十八。昨年は二百六十六、護岸工事の翌年の夏は九十三だった。 三分間の沈黙","excerpt_truncated":true,"published_at":"2024-06-18T12:00:00Z","updated_at":"2024-06-19T02:15:00Z","revision":3,"url":"/ja/%E8%9B%8D%E3%82%92%E6%95%B0%E3%81%88%E3%82%8B%E5%A4%9C","canonical_url":"/ja/%E8%9B%8D%E3%82%92%E6%95%B0%E3%81%88%E3%82%8B%E5%A4%9C","image":{"id":"01902a3a-8959-7b24-aacd-807919bd19ba","url":"https://media.clear-rivers.example/2024/06/seoto-fireflies.jpg","alt":"暗い川岸の草むらに浮かぶ、いくつもの黄緑色の光。","caption":"瀬音川、第七地点。","credit":"瀬音川の会","license":{"name":"CC BY-NC 4.0","url":"https://creativecommons.org/licenses/by-nc/4.0/"},"width":2400,"height":1600,"focal_point":{"x":0.3,"y":0.62},"renditions":[]},"translations":[{"id":"01904be6-b430-716d-b5d5-e829238c7822","slug":"a-night-of-counting-fireflies","language":"en","title":"A night of counting fireflies","url":"/en/a-night-of-counting-fireflies"}],"origin":null,"license":null,"featured_at":"2024-06-18T12:00:00Z"}'),
	(1719300600000000, '01904be6-b430-716d-b5d5-e829238c7822', 1719300600000000, 0, '01a226b1-15b1-7057-8284-9b62e7d4ca3e', 'en', '20,21||10|2|12,13,31,35,41,44', '{"id":"01904be6-b430-716d-b5d5-e829238c7822","slug":"a-night-of-counting-fireflies","language":"en","title":"A night of counting fireflies","excerpt":"For three minutes nobody speaks. Nine years of fireflies on the Seoto, from 93 lights to 418.","excerpt_truncated":false,"published_at":"2024-06-25T07:30:00Z","updated_at":"2024-06-25T07:30:00Z","revision":2,"url":"/en/a-night-of-counting-fireflies","canonical_url":"/en/a-night-of-counting-fireflies","image":null,"translations":[{"id":"01902a3a-8912-7536-85b2-dab99545c468","slug":"蛍を数える夜","language":"ja","title":"蛍を数える夜","url":"/ja/%E8%9B%8D%E3%82%92%E6%95%B0%E3%81%88%E3%82%8B%E5%A4%9C"}],"origin":null,"license":null,"featured_at":null}'),
	(1726561800000000, '0191fdc5-5090-7465-abfc-30f43d4a2dcf', 1726561800000000, 0, '01a226b1-15b9-72b4-9919-8631a39da59b', 'en', '24,14||7|2|11,16,31,33,35,42,44', '{"id":"0191fdc5-5090-7465-abfc-30f43d4a2dcf","slug":"nitrate-a-short-explanation","language":"en","title":"Nitrate: a short explanation of a long problem","excerpt":"The same molecule feeds wheat and suffocates fish. Where nitrate comes from, what it does in a stream, and why patience is part of the cure.","excerpt_truncated":false,"published_at":"2024-09-17T08:30:00Z","updated_at":"2024-09-17T08:30:00Z","revision":2,"url":"/en/nitrate-a-short-explanation","canonical_url":"/en/nitrate-a-short-explanation","image":{"id":"0191fdc5-4f53-77c3-b37e-24ae26f0196c","url":"https://media.clear-rivers.example/2024/09/green-stream.jpg","alt":"A shallow stream covered in bright green threads of algae.","caption":null,"credit":"Joss Pendrake","license":{"name":"CC BY 4.0","url":"https://creativecommons.org/licenses/by/4.0/"},"width":2000,"height":1500,"focal_point":null,"renditions":[]},"translations":[{"id":"019244fb-7c13-7137-8230-9da4343e2436","slug":"النترات-شرح-قصير","language":"ar","title":"النترات: شرح قصير لمشكلة طويلة","url":"/ar/%D8%A7%D9%84%D9%86%D8%AA%D8%B1%D8%A7%D8%AA-%D8%B4%D8%B1%D8%AD-%D9%82%D8%B5%D9%8A%D8%B1"},{"id":"01922117-d43a-76f6-a0da-4e6c8dd6016d","slug":"les-nitrates-expliques-en-quelques-mots","language":"fr","title":"Les nitrates, expliqués en quelques mots","url":"https://fr.clear-rivers.example/les-nitrates-expliques-en-quelques-mots"}],"origin":null,"license":{"name":"CC BY 4.0","url":"https://creativecommons.org/licenses/by/4.0/"},"featured_at":null}'),
	(1727161200000000, '01922117-d43a-76f6-a0da-4e6c8dd6016d', 1727161200000000, 0, '01a226b1-15b9-72b4-9919-8631a39da59b', 'fr', '24,14||8|3|11,16,31,36,42,44', '{"id":"01922117-d43a-76f6-a0da-4e6c8dd6016d","slug":"les-nitrates-expliques-en-quelques-mots","language":"fr","title":"Les nitrates, expliqués en quelques mots","excerpt":"La même molécule nourrit le blé et étouffe les poissons. D’où elle vient, ce qu’elle fait, ce qui aide.","excerpt_truncated":false,"published_at":"2024-09-24T07:00:00Z","updated_at":"2024-09-24T07:00:00Z","revision":2,"url":"https://fr.clear-rivers.example/les-nitrates-expliques-en-quelques-mots","canonical_url":"https://fr.clear-rivers.example/les-nitrates-expliques-en-quelques-mots","image":null,"translations":[{"id":"019244fb-7c13-7137-8230-9da4343e2436","slug":"النترات-شرح-قصير","language":"ar","title":"النترات: شرح قصير لمشكلة طويلة","url":"/ar/%D8%A7%D9%84%D9%86%D8%AA%D8%B1%D8%A7%D8%AA-%D8%B4%D8%B1%D8%AD-%D9%82%D8%B5%D9%8A%D8%B1"},{"id":"0191fdc5-5090-7465-abfc-30f43d4a2dcf","slug":"nitrate-a-short-explanation","language":"en","title":"Nitrate: a short explanation of a long problem","url":"/en/nitrate-a-short-explanation"}],"origin":null,"license":null,"featured_at":null}'),
	(1727769600000000, '019244fb-7c13-7137-8230-9da4343e2436', 1727769600000000, 0, '01a226b1-15b9-72b4-9919-8631a39da59b', 'ar', '24,14||7|2|11,16,31,34,43,44', '{"id":"019244fb-7c13-7137-8230-9da4343e2436","slug":"النترات-شرح-قصير","language":"ar","title":"النترات: شرح قصير لمشكلة طويلة","excerpt":"ليست النترات سمًّا يسكبه أحدهم في النهر ليلًا، بل هي غذاء النبات، ولهذا يصعب الحديث عنها: فالجزيء نفسه الذي يُنبت القمح يجعل الجدول أخضر، من غير أن يكون أحد قد فعل شيئًا غير مألوف. تمتصّ النباتات النيتروجين وهي تنمو. ثمّ يأتي الخريف فتتوقّف ولا يتوقّف المطر، فيسافر ما بقي من","excerpt_truncated":true,"published_at":"2024-10-01T08:00:00Z","updated_at":"2024-10-01T08:00:00Z","revision":2,"url":"/ar/%D8%A7%D9%84%D9%86%D8%AA%D8%B1%D8%A7%D8%AA-%D8%B4%D8%B1%D8%AD-%D9%82%D8%B5%D9%8A%D8%B1","canonical_url":"/ar/%D8%A7%D9%84%D9%86%D8%AA%D8%B1%D8%A7%D8%AA-%D8%B4%D8%B1%D8%AD-%D9%82%D8%B5%D9%8A%D8%B1","image":null,"translations":[{"id":"0191fdc5-5090-7465-abfc-30f43d4a2dcf","slug":"nitrate-a-short-explanation","language":"en","title":"Nitrate: a short explanation of a long problem","url":"/en/nitrate-a-short-explanation"},{"id":"01922117-d43a-76f6-a0da-4e6c8dd6016d","slug":"les-nitrates-expliques-en-quelques-mots","language":"fr","title":"Les nitrates, expliqués en quelques mots","url":"https://fr.clear-rivers.example/les-nitrates-expliques-en-quelques-mots"}],"origin":null,"license":null,"featured_at":null}'),
	(1795945469000000, '01a226b1-1621-703a-8648-117d8eb94f6e', 1795945469649213, 0, NULL, 'en', '47|||2|31,33,35,44,45', '{"id":"01a226b1-1621-703a-8648-117d8eb94f6e","slug":"second-public-form","language":"en","title":"First public form","excerpt":"Kept for later releases.","excerpt_truncated":false,"published_at":"2026-11-29T09:44:29Z","updated_at":"2026-11-29T09:44:29Z","revision":5,"url":"/en/second-public-form","canonical_url":"/en/second-public-form","image":{"id":"01a226b1-1644-71c3-81bd-bd6d657dcfa1","url":"https://example.org/a.jpg","alt":"A bridge","caption":null,"credit":null,"license":null,"width":null,"height":null,"focal_point":null,"renditions":[]},"translations":[],"origin":null,"license":null,"featured_at":null}');
INSERT INTO public.change VALUES
	('018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 'section', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018ce85f-2a03-70b6-b2fc-9dcdac103525', 'section', 2, 1795945469, 2, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018ce871-7c44-7fc2-b828-ea472346cc13', 'section', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('01a226b1-150c-764b-ad20-17053d44d7cb', 'section', 2, 1795945469, 1, NULL, false, 'deleted', NULL, 'main', 'en', '/sections/main', NULL),
	('018ce883-cb6c-7771-bc49-83af7d56ab56', 'author', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018ce888-5d86-7c28-9b2b-dda9703598ae', 'author', 2, 1795945469, 3, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018ce88c-f10d-7cc9-8011-263db987f7c1', 'author', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018ced3c-4a55-78fc-83b2-be0ae2f79553', 'author', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018ced45-70ea-7e10-b06b-d11906f102fc', 'author', 2, 1795945469, 2, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e', 'author', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018cf299-94ab-7e81-968f-07eff9da0bf3', 'tag', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018cf29b-07f3-7402-84d7-58f31293924c', 'tag', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018cf29c-7acd-7410-a93a-8e4ed429fc52', 'tag', 2, 1795945469, 2, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018cf29d-ec6f-7733-af7e-bbd08c7d7431', 'tag', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018cf29f-602a-73a5-9098-33a1ca96fd78', 'tag', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018cf2a0-d453-7ac5-9139-d9fd43bb3898', 'tag', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018cf2a2-4684-7ce1-88f3-0e439354d0e3', 'tag', 2, 1795945469, 2, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018cf2a3-ba2c-755d-9347-75f707c1837b', 'tag', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018cf2a5-2b6d-726e-81bc-c5e7ec433ae0', 'tag', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018cf2a6-a238-748b-b1e0-59778458320c', 'tag', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018cf2a8-134e-7c86-9ea8-72a866de2e96', 'tag', 2, 1795945469, 4, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018cf2a9-8624-7bcc-a0fc-46cb9bbc0685', 'tag', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018cf2aa-fa3f-76d7-9442-b70935aa850a', 'tag', 2, 1795945469, 2, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018cf7d2-ca2d-7312-b668-f3a7cbc12674', 'tag', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018cf7d4-3a88-71fa-b53a-7e983313f3f0', 'tag', 2, 1795945469, 2, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018cf7d5-b048-77dc-996b-8bffa43641f3', 'tag', 2, 1795945469, 1, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('0194f561-9345-7bda-84e2-c3b7e0120388', 'tag', 2, 1795945469, 2, NULL, false, 'merged', '018cf2a8-134e-7c86-9ea8-72a866de2e96', 'volunteers', 'en', '/tags/volunteers', NULL),
	('019482f0-b47e-75e8-ab33-86bab5940ed5', 'campaign', 2, 1795945469, 9, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'campaign', 2, 1795945469, 15, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('01a1c58b-4201-7a51-8078-6c7848a5ae3a', 'campaign', 2, 1795945469, 2, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018d9943-2eb2-72aa-a601-9d80e537eaea', 'post', 2, 1795945469, 4, 1707728400000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018da69b-82e4-76e5-9f3b-f5716385d768', 'post', 2, 1795945469, 2, 1707901200000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018dabf2-4def-7761-9ee7-a99b083b5317', 'post', 2, 1795945469, 2, 1707991200000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018dbe4a-dcef-7eeb-a480-285769ff0a7b', 'post', 2, 1795945469, 2, 1708300800000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018e0c23-0e1c-7fb0-8631-7ec4deddc4dc', 'post', 2, 1795945469, 2, 1709655600000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1', 'post', 2, 1795945469, 7, 1712649600000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018ee312-525a-75d2-8aa0-c8d07e9a92dd', 'post', 2, 1795945469, 2, 1713254400000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018f06db-51a7-7248-af12-cff3ffa3bda6', 'post', 2, 1795945469, 2, 1713834000000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018f2a5e-0f4f-7ce4-94b8-8028aefdce41', 'post', 2, 1795945469, 2, 1714467600000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018fdcd5-e383-7433-99cf-a3aed8b9a79e', 'post', 2, 1795945469, 2, 1717408800000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('018fe2f3-5ea2-75a8-a007-a8e5f30609b3', 'post', 2, 1795945469, 2, 1717570800000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('01902a3a-8912-7536-85b2-dab99545c468', 'post', 2, 1795945469, 3, 1718712000000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('01904be6-b430-716d-b5d5-e829238c7822', 'post', 2, 1795945469, 2, 1719300600000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('0191fdc5-5090-7465-abfc-30f43d4a2dcf', 'post', 2, 1795945469, 2, 1726561800000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('01922117-d43a-76f6-a0da-4e6c8dd6016d', 'post', 2, 1795945469, 2, 1727161200000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('019244fb-7c13-7137-8230-9da4343e2436', 'post', 2, 1795945469, 2, 1727769600000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('01a226b1-1673-75ce-9628-ae37224d76b6', 'post', 8, 1795945469, 3, 1795945469000001, false, 'unpublished', NULL, 'withdrawn', 'en', '/en/withdrawn', NULL),
	('01a226b1-1679-75c3-8396-158eda0e8ac4', 'post', 9, 1795945469, 3, 1795945469000002, false, 'legal', NULL, 'withdrawn-by-law', 'en', '/en/withdrawn-by-law', NULL),
	('01a226b1-167f-76e4-8eac-1c8caaa18d1a', 'post', 10, 1795945469, 2, 1795945469000003, false, 'deleted', NULL, 'deleted', 'en', '/en/deleted', NULL),
	('01a226b1-1621-703a-8648-117d8eb94f6e', 'post', 14, 1795945469, 5, 1795945469000000, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('01a226b1-16c9-73d0-934d-f6e61cf4a7a9', 'tag', 15, 1795945469, 2, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL),
	('01a226b1-16c2-75f5-8fe8-06d8d2f10a4d', 'tag', 15, 1795945469, 2, NULL, false, 'merged', '01a226b1-16c9-73d0-934d-f6e61cf4a7a9', 'joined', 'en', '/tags/joined', NULL);
INSERT INTO public.consumer VALUES
	('worker', 0, 0, NULL, NULL),
	('purge', 0, 0, NULL, NULL),
	('purge-again', 0, 0, NULL, NULL);
INSERT INTO public.counter VALUES
	(1, 15, 'e4af0816bbec9656', 0, 0);
INSERT INTO public.departure VALUES
	(2, '01a226b1-1673-75ce-9628-ae37224d76b6', 8),
	(35, '01a226b1-1673-75ce-9628-ae37224d76b6', 8),
	(44, '01a226b1-1673-75ce-9628-ae37224d76b6', 8),
	(45, '01a226b1-1673-75ce-9628-ae37224d76b6', 8),
	(31, '01a226b1-1673-75ce-9628-ae37224d76b6', 8),
	(2, '01a226b1-1679-75c3-8396-158eda0e8ac4', 9),
	(35, '01a226b1-1679-75c3-8396-158eda0e8ac4', 9),
	(44, '01a226b1-1679-75c3-8396-158eda0e8ac4', 9),
	(45, '01a226b1-1679-75c3-8396-158eda0e8ac4', 9),
	(31, '01a226b1-1679-75c3-8396-158eda0e8ac4', 9),
	(2, '01a226b1-167f-76e4-8eac-1c8caaa18d1a', 10),
	(35, '01a226b1-167f-76e4-8eac-1c8caaa18d1a', 10),
	(44, '01a226b1-167f-76e4-8eac-1c8caaa18d1a', 10),
	(45, '01a226b1-167f-76e4-8eac-1c8caaa18d1a', 10),
	(31, '01a226b1-167f-76e4-8eac-1c8caaa18d1a', 10),
	(46, '01a226b1-1621-703a-8648-117d8eb94f6e', 14);
INSERT INTO public.facet VALUES
	(5, 'author', 'clear-rivers-network', '018ce883-cb6c-7771-bc49-83af7d56ab56', 0, 2),
	(15, 'tag', 'network-news', '018cf29f-602a-73a5-9098-33a1ca96fd78', 0, 2),
	(17, 'tag', 'flow-and-floods', '018cf2a2-4684-7ce1-88f3-0e439354d0e3', 0, 2),
	(18, 'tag', 'fish', '018cf2a3-ba2c-755d-9347-75f707c1837b', 0, 2),
	(19, 'tag', 'birds', '018cf2a5-2b6d-726e-81bc-c5e7ec433ae0', 0, 2),
	(22, 'tag', 'schools', '018cf2a9-8624-7bcc-a0fc-46cb9bbc0685', 0, 2),
	(23, 'tag', 'money-and-accounts', '018cf2aa-fa3f-76d7-9442-b70935aa850a', 0, 2),
	(26, 'tag', 'migratory-fish', '018cf7d5-b048-77dc-996b-8bffa43641f3', 0, 2),
	(27, 'tag', '0194f561-9345-7bda-84e2-c3b7e0120388', '0194f561-9345-7bda-84e2-c3b7e0120388', 0, 2),
	(28, 'campaign', 'barrier-free-brooks', '019482f0-b47e-75e8-ab33-86bab5940ed5', 0, 2),
	(29, 'campaign', 'ten-thousand-eyes', '019eca82-573b-76c5-9590-406914cbfd4f', 0, 2),
	(30, 'campaign', 'night-of-the-eels', '01a1c58b-4201-7a51-8078-6c7848a5ae3a', 0, 2),
	(3, 'section', 'france', '018ce85f-2a03-70b6-b2fc-9dcdac103525', 4, 2),
	(4, 'section', 'newsroom', '018ce871-7c44-7fc2-b828-ea472346cc13', 1, 2),
	(6, 'author', 'tamsin-arkwell', '018ce888-5d86-7c28-9b2b-dda9703598ae', 5, 2),
	(7, 'author', 'joss-pendrake', '018ce88c-f10d-7cc9-8011-263db987f7c1', 7, 2),
	(8, 'author', 'odile-marchevaux', '018ced3c-4a55-78fc-83b2-be0ae2f79553', 3, 2),
	(9, 'author', 'layla-al-safwani', '018ced45-70ea-7e10-b06b-d11906f102fc', 1, 2),
	(10, 'author', 'chinami-segawa', '018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e', 3, 2),
	(11, 'tag', 'water', '018cf299-94ab-7e81-968f-07eff9da0bf3', 13, 2),
	(12, 'tag', 'wildlife', '018cf29b-07f3-7402-84d7-58f31293924c', 3, 2),
	(13, 'tag', 'people', '018cf29c-7acd-7410-a93a-8e4ed429fc52', 13, 2),
	(2, 'section', 'main', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 12, 14),
	(31, 'all', '', '', 17, 14),
	(14, 'tag', 'guides', '018cf29d-ec6f-7733-af7e-bbd08c7d7431', 7, 2),
	(16, 'tag', 'water-quality', '018cf2a0-d453-7ac5-9139-d9fd43bb3898', 9, 2),
	(20, 'tag', 'insects', '018cf2a6-a238-748b-b1e0-59778458320c', 3, 2),
	(21, 'tag', 'volunteering', '018cf2a8-134e-7c86-9ea8-72a866de2e96', 9, 2),
	(24, 'tag', 'nitrates', '018cf7d2-ca2d-7312-b668-f3a7cbc12674', 3, 2),
	(25, 'tag', 'plastics-and-litter', '018cf7d4-3a88-71fa-b53a-7e983313f3f0', 2, 2),
	(32, 'featured', '', '', 2, 2),
	(34, 'language', 'ar', 'ar', 3, 2),
	(36, 'language', 'fr', 'fr', 4, 2),
	(37, 'language', 'ja', 'ja', 3, 2),
	(38, 'month', '2024-02', '2024-02', 4, 2),
	(39, 'month', '2024-03', '2024-03', 1, 2),
	(40, 'month', '2024-04', '2024-04', 4, 2),
	(41, 'month', '2024-06', '2024-06', 4, 2),
	(42, 'month', '2024-09', '2024-09', 2, 2),
	(43, 'month', '2024-10', '2024-10', 1, 2),
	(33, 'image', '', '', 9, 14),
	(35, 'language', 'en', 'en', 7, 14),
	(44, 'origin', 'own', 'own', 17, 14),
	(45, 'month', '2026-11', '2026-11', 1, 14),
	(47, 'tag', 'joining', '01a226b1-16c9-73d0-934d-f6e61cf4a7a9', 1, 14),
	(46, 'tag', '01a226b1-16c2-75f5-8fe8-06d8d2f10a4d', '01a226b1-16c2-75f5-8fe8-06d8d2f10a4d', 0, 15);
INSERT INTO public.figure VALUES
	('019482f0-b47e-75e8-ab33-86bab5940ed5', 'barriers', 1740816000, 0, '01954f7a-845e-7741-bbbf-45abc730e506'),
	('019482f0-b47e-75e8-ab33-86bab5940ed5', 'barriers', 1747126800, 4, NULL),
	('019482f0-b47e-75e8-ab33-86bab5940ed5', 'barriers', 1751299200, 7, NULL),
	('019482f0-b47e-75e8-ab33-86bab5940ed5', 'barriers', 1756483200, 12, NULL),
	('019482f0-b47e-75e8-ab33-86bab5940ed5', 'barriers', 1761661800, 19, '019a283b-b16c-7ffb-9bb9-5f19a209c6a7'),
	('019482f0-b47e-75e8-ab33-86bab5940ed5', 'barriers', 1764064800, 21, '019ab629-d75d-7169-a1d4-013a4dae694b'),
	('019482f0-b47e-75e8-ab33-86bab5940ed5', 'kilometres', 1740816000, 0, '01954f7a-845e-7741-bbbf-45abc730e506'),
	('019482f0-b47e-75e8-ab33-86bab5940ed5', 'kilometres', 1747126800, 18, NULL),
	('019482f0-b47e-75e8-ab33-86bab5940ed5', 'kilometres', 1751299200, 41, NULL),
	('019482f0-b47e-75e8-ab33-86bab5940ed5', 'kilometres', 1756483200, 77, NULL),
	('019482f0-b47e-75e8-ab33-86bab5940ed5', 'kilometres', 1761661800, 128, '019a283b-b16c-7ffb-9bb9-5f19a209c6a7'),
	('019482f0-b47e-75e8-ab33-86bab5940ed5', 'kilometres', 1764064800, 134, '019ab629-d75d-7169-a1d4-013a4dae694b'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'registered', 1788242400, 1800, '01a0427d-927f-7710-b595-cffeddf1239d'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'registered', 1788948000, 2450, '01a0825c-5b2c-7978-bf98-f889ab17a6e0'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'registered', 1789743600, 3000, '01a0b1b1-3a75-748d-a329-b5c63cee1c2b'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'registered', 1790348400, 3340, NULL),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'registered', 1790938800, 3900, '01a0fbb8-3d09-708f-9d98-bc92d1be28b0'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'registered', 1791536400, 4180, '01a11f4c-065c-7bf4-881e-f0b4be3484b0'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'registered', 1791860400, 4390, '01a13023-7075-7ded-aaeb-7a267d3765c3'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'registered', 1792742400, 4960, '01a166f9-8d24-7813-9336-c669948a87de'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'registered', 1793354400, 5600, '01a1888a-9fb9-7b64-b57d-fef4b689d81d'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'registered', 1793977200, 6150, NULL),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'registered', 1794582000, 6720, NULL),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'registered', 1795167000, 7300, '01a1f67b-267a-7eaa-82a0-433299b9bfd0'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'samples', 1788242400, 240, '01a0427d-927f-7710-b595-cffeddf1239d'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'samples', 1788948000, 610, '01a0825c-5b2c-7978-bf98-f889ab17a6e0'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'samples', 1789743600, 1480, '01a0b1b1-3a75-748d-a329-b5c63cee1c2b'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'samples', 1790348400, 2310, NULL),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'samples', 1790938800, 3450, '01a0fbb8-3d09-708f-9d98-bc92d1be28b0'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'samples', 1791536400, 4900, '01a11f4c-065c-7bf4-881e-f0b4be3484b0'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'samples', 1791860400, 5700, '01a13023-7075-7ded-aaeb-7a267d3765c3'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'samples', 1792742400, 7980, '01a166f9-8d24-7813-9336-c669948a87de'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'samples', 1793354400, 9720, '01a1888a-9fb9-7b64-b57d-fef4b689d81d'),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'samples', 1793977200, 11300, NULL),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'samples', 1794582000, 13050, NULL),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'samples', 1795167000, 15000, '01a1f67b-267a-7eaa-82a0-433299b9bfd0');
INSERT INTO public.fragment VALUES
	(2, '', '{"id":"018ce84c-ddcb-72c5-bcf2-55e2ace1a954","slug":"main","name":"Clear Rivers Network"}'),
	(2, 'en', '{"id":"018ce84c-ddcb-72c5-bcf2-55e2ace1a954","slug":"main","name":"Clear Rivers Network"}'),
	(3, '', '{"id":"018ce85f-2a03-70b6-b2fc-9dcdac103525","slug":"france","name":"Rivières Claires France"}'),
	(3, 'fr', '{"id":"018ce85f-2a03-70b6-b2fc-9dcdac103525","slug":"france","name":"Rivières Claires France"}'),
	(4, '', '{"id":"018ce871-7c44-7fc2-b828-ea472346cc13","slug":"newsroom","name":"Newsroom"}'),
	(4, 'en', '{"id":"018ce871-7c44-7fc2-b828-ea472346cc13","slug":"newsroom","name":"Newsroom"}'),
	(5, '', '{"id":"018ce883-cb6c-7771-bc49-83af7d56ab56","slug":"clear-rivers-network","name":"Clear Rivers Network","url":"https://clear-rivers.example/about"}'),
	(5, 'en', '{"id":"018ce883-cb6c-7771-bc49-83af7d56ab56","slug":"clear-rivers-network","name":"Clear Rivers Network","url":"https://clear-rivers.example/about"}'),
	(5, 'ar', '{"id":"018ce883-cb6c-7771-bc49-83af7d56ab56","slug":"clear-rivers-network","name":"شبكة الأنهار الصافية","url":"https://clear-rivers.example/about"}'),
	(5, 'fr', '{"id":"018ce883-cb6c-7771-bc49-83af7d56ab56","slug":"clear-rivers-network","name":"Réseau Rivières Claires","url":"https://clear-rivers.example/about"}'),
	(5, 'ja', '{"id":"018ce883-cb6c-7771-bc49-83af7d56ab56","slug":"clear-rivers-network","name":"清流ネットワーク","url":"https://clear-rivers.example/about"}'),
	(6, '', '{"id":"018ce888-5d86-7c28-9b2b-dda9703598ae","slug":"tamsin-arkwell","name":"Tamsin Arkwell","url":"https://clear-rivers.example/people/tamsin-arkwell"}'),
	(6, 'en', '{"id":"018ce888-5d86-7c28-9b2b-dda9703598ae","slug":"tamsin-arkwell","name":"Tamsin Arkwell","url":"https://clear-rivers.example/people/tamsin-arkwell"}'),
	(6, 'ar', '{"id":"018ce888-5d86-7c28-9b2b-dda9703598ae","slug":"tamsin-arkwell","name":"تامسين أركويل","url":"https://clear-rivers.example/people/tamsin-arkwell"}'),
	(6, 'ja', '{"id":"018ce888-5d86-7c28-9b2b-dda9703598ae","slug":"tamsin-arkwell","name":"タムシン・アークウェル","url":"https://clear-rivers.example/people/tamsin-arkwell"}'),
	(7, '', '{"id":"018ce88c-f10d-7cc9-8011-263db987f7c1","slug":"joss-pendrake","name":"Joss Pendrake","url":"/authors/joss-pendrake"}'),
	(7, 'en', '{"id":"018ce88c-f10d-7cc9-8011-263db987f7c1","slug":"joss-pendrake","name":"Joss Pendrake","url":"/authors/joss-pendrake"}'),
	(8, '', '{"id":"018ced3c-4a55-78fc-83b2-be0ae2f79553","slug":"odile-marchevaux","name":"Odile Marchevaux","url":"https://fr.clear-rivers.example/equipe/odile-marchevaux"}'),
	(8, 'fr', '{"id":"018ced3c-4a55-78fc-83b2-be0ae2f79553","slug":"odile-marchevaux","name":"Odile Marchevaux","url":"https://fr.clear-rivers.example/equipe/odile-marchevaux"}'),
	(8, 'ar', '{"id":"018ced3c-4a55-78fc-83b2-be0ae2f79553","slug":"odile-marchevaux","name":"أوديل مارشفو","url":"https://fr.clear-rivers.example/equipe/odile-marchevaux"}'),
	(9, '', '{"id":"018ced45-70ea-7e10-b06b-d11906f102fc","slug":"layla-al-safwani","name":"ليلى الصفواني","url":"/authors/layla-al-safwani"}'),
	(9, 'ar', '{"id":"018ced45-70ea-7e10-b06b-d11906f102fc","slug":"layla-al-safwani","name":"ليلى الصفواني","url":"/authors/layla-al-safwani"}'),
	(9, 'en', '{"id":"018ced45-70ea-7e10-b06b-d11906f102fc","slug":"layla-al-safwani","name":"Layla al-Safwani","url":"/authors/layla-al-safwani"}'),
	(9, 'fr', '{"id":"018ced45-70ea-7e10-b06b-d11906f102fc","slug":"layla-al-safwani","name":"Layla al-Safwani","url":"/authors/layla-al-safwani"}'),
	(10, '', '{"id":"018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e","slug":"chinami-segawa","name":"瀬川千波","url":"/authors/chinami-segawa"}'),
	(10, 'ja', '{"id":"018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e","slug":"chinami-segawa","name":"瀬川千波","url":"/authors/chinami-segawa"}'),
	(10, 'en', '{"id":"018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e","slug":"chinami-segawa","name":"Chinami Segawa","url":"/authors/chinami-segawa"}'),
	(10, 'fr', '{"id":"018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e","slug":"chinami-segawa","name":"Chinami Segawa","url":"/authors/chinami-segawa"}'),
	(11, '', '{"id":"018cf299-94ab-7e81-968f-07eff9da0bf3","slug":"water","name":"Water"}'),
	(11, 'en', '{"id":"018cf299-94ab-7e81-968f-07eff9da0bf3","slug":"water","name":"Water"}'),
	(11, 'ar', '{"id":"018cf299-94ab-7e81-968f-07eff9da0bf3","slug":"water","name":"الماء"}'),
	(11, 'fr', '{"id":"018cf299-94ab-7e81-968f-07eff9da0bf3","slug":"water","name":"L’eau"}'),
	(11, 'ja', '{"id":"018cf299-94ab-7e81-968f-07eff9da0bf3","slug":"water","name":"水"}'),
	(12, '', '{"id":"018cf29b-07f3-7402-84d7-58f31293924c","slug":"wildlife","name":"Wildlife"}'),
	(12, 'en', '{"id":"018cf29b-07f3-7402-84d7-58f31293924c","slug":"wildlife","name":"Wildlife"}'),
	(12, 'ar', '{"id":"018cf29b-07f3-7402-84d7-58f31293924c","slug":"wildlife","name":"الحياة البرية"}'),
	(12, 'fr', '{"id":"018cf29b-07f3-7402-84d7-58f31293924c","slug":"wildlife","name":"Faune et flore"}'),
	(12, 'ja', '{"id":"018cf29b-07f3-7402-84d7-58f31293924c","slug":"wildlife","name":"生きもの"}'),
	(13, '', '{"id":"018cf29c-7acd-7410-a93a-8e4ed429fc52","slug":"people","name":"People"}'),
	(13, 'en', '{"id":"018cf29c-7acd-7410-a93a-8e4ed429fc52","slug":"people","name":"People"}'),
	(13, 'ar', '{"id":"018cf29c-7acd-7410-a93a-8e4ed429fc52","slug":"people","name":"الناس"}'),
	(13, 'fr', '{"id":"018cf29c-7acd-7410-a93a-8e4ed429fc52","slug":"people","name":"Les gens"}'),
	(13, 'ja', '{"id":"018cf29c-7acd-7410-a93a-8e4ed429fc52","slug":"people","name":"人びと"}'),
	(14, '', '{"id":"018cf29d-ec6f-7733-af7e-bbd08c7d7431","slug":"guides","name":"Guides"}'),
	(14, 'en', '{"id":"018cf29d-ec6f-7733-af7e-bbd08c7d7431","slug":"guides","name":"Guides"}'),
	(14, 'ar', '{"id":"018cf29d-ec6f-7733-af7e-bbd08c7d7431","slug":"guides","name":"أدلة عملية"}'),
	(14, 'fr', '{"id":"018cf29d-ec6f-7733-af7e-bbd08c7d7431","slug":"guides","name":"Guides pratiques"}'),
	(14, 'ja', '{"id":"018cf29d-ec6f-7733-af7e-bbd08c7d7431","slug":"guides","name":"手引き"}'),
	(15, '', '{"id":"018cf29f-602a-73a5-9098-33a1ca96fd78","slug":"network-news","name":"Network news"}'),
	(15, 'en', '{"id":"018cf29f-602a-73a5-9098-33a1ca96fd78","slug":"network-news","name":"Network news"}'),
	(15, 'ar', '{"id":"018cf29f-602a-73a5-9098-33a1ca96fd78","slug":"network-news","name":"أخبار الشبكة"}'),
	(15, 'fr', '{"id":"018cf29f-602a-73a5-9098-33a1ca96fd78","slug":"network-news","name":"Vie du réseau"}'),
	(15, 'ja', '{"id":"018cf29f-602a-73a5-9098-33a1ca96fd78","slug":"network-news","name":"ネットワークの動き"}'),
	(16, '', '{"id":"018cf2a0-d453-7ac5-9139-d9fd43bb3898","slug":"water-quality","name":"Water quality"}'),
	(16, 'en', '{"id":"018cf2a0-d453-7ac5-9139-d9fd43bb3898","slug":"water-quality","name":"Water quality"}'),
	(16, 'ar', '{"id":"018cf2a0-d453-7ac5-9139-d9fd43bb3898","slug":"water-quality","name":"جودة المياه"}'),
	(16, 'fr', '{"id":"018cf2a0-d453-7ac5-9139-d9fd43bb3898","slug":"water-quality","name":"Qualité de l’eau"}'),
	(16, 'ja', '{"id":"018cf2a0-d453-7ac5-9139-d9fd43bb3898","slug":"water-quality","name":"水質"}'),
	(17, '', '{"id":"018cf2a2-4684-7ce1-88f3-0e439354d0e3","slug":"flow-and-floods","name":"Flow and floods"}'),
	(17, 'en', '{"id":"018cf2a2-4684-7ce1-88f3-0e439354d0e3","slug":"flow-and-floods","name":"Flow and floods"}'),
	(17, 'ar', '{"id":"018cf2a2-4684-7ce1-88f3-0e439354d0e3","slug":"flow-and-floods","name":"الجريان والفيضانات"}'),
	(17, 'fr', '{"id":"018cf2a2-4684-7ce1-88f3-0e439354d0e3","slug":"flow-and-floods","name":"Débits et crues"}'),
	(17, 'ja', '{"id":"018cf2a2-4684-7ce1-88f3-0e439354d0e3","slug":"flow-and-floods","name":"流量と洪水"}'),
	(18, '', '{"id":"018cf2a3-ba2c-755d-9347-75f707c1837b","slug":"fish","name":"Fish"}'),
	(18, 'en', '{"id":"018cf2a3-ba2c-755d-9347-75f707c1837b","slug":"fish","name":"Fish"}'),
	(18, 'ar', '{"id":"018cf2a3-ba2c-755d-9347-75f707c1837b","slug":"fish","name":"الأسماك"}'),
	(18, 'fr', '{"id":"018cf2a3-ba2c-755d-9347-75f707c1837b","slug":"fish","name":"Poissons"}'),
	(18, 'ja', '{"id":"018cf2a3-ba2c-755d-9347-75f707c1837b","slug":"fish","name":"魚"}'),
	(19, '', '{"id":"018cf2a5-2b6d-726e-81bc-c5e7ec433ae0","slug":"birds","name":"River birds"}'),
	(19, 'en', '{"id":"018cf2a5-2b6d-726e-81bc-c5e7ec433ae0","slug":"birds","name":"River birds"}'),
	(19, 'ar', '{"id":"018cf2a5-2b6d-726e-81bc-c5e7ec433ae0","slug":"birds","name":"طيور الأنهار"}'),
	(19, 'fr', '{"id":"018cf2a5-2b6d-726e-81bc-c5e7ec433ae0","slug":"birds","name":"Oiseaux d’eau"}'),
	(19, 'ja', '{"id":"018cf2a5-2b6d-726e-81bc-c5e7ec433ae0","slug":"birds","name":"水辺の鳥"}'),
	(20, '', '{"id":"018cf2a6-a238-748b-b1e0-59778458320c","slug":"insects","name":"Water insects"}'),
	(20, 'en', '{"id":"018cf2a6-a238-748b-b1e0-59778458320c","slug":"insects","name":"Water insects"}'),
	(20, 'ar', '{"id":"018cf2a6-a238-748b-b1e0-59778458320c","slug":"insects","name":"حشرات الماء"}'),
	(20, 'fr', '{"id":"018cf2a6-a238-748b-b1e0-59778458320c","slug":"insects","name":"Insectes aquatiques"}'),
	(20, 'ja', '{"id":"018cf2a6-a238-748b-b1e0-59778458320c","slug":"insects","name":"水生昆虫"}'),
	(21, '', '{"id":"018cf2a8-134e-7c86-9ea8-72a866de2e96","slug":"volunteering","name":"Volunteering"}'),
	(21, 'en', '{"id":"018cf2a8-134e-7c86-9ea8-72a866de2e96","slug":"volunteering","name":"Volunteering"}'),
	(21, 'ar', '{"id":"018cf2a8-134e-7c86-9ea8-72a866de2e96","slug":"volunteering","name":"التطوّع"}'),
	(21, 'fr', '{"id":"018cf2a8-134e-7c86-9ea8-72a866de2e96","slug":"volunteering","name":"Bénévolat"}'),
	(21, 'ja', '{"id":"018cf2a8-134e-7c86-9ea8-72a866de2e96","slug":"volunteering","name":"ボランティア"}'),
	(22, '', '{"id":"018cf2a9-8624-7bcc-a0fc-46cb9bbc0685","slug":"schools","name":"Schools"}'),
	(22, 'en', '{"id":"018cf2a9-8624-7bcc-a0fc-46cb9bbc0685","slug":"schools","name":"Schools"}'),
	(22, 'ar', '{"id":"018cf2a9-8624-7bcc-a0fc-46cb9bbc0685","slug":"schools","name":"المدارس"}'),
	(22, 'fr', '{"id":"018cf2a9-8624-7bcc-a0fc-46cb9bbc0685","slug":"schools","name":"Écoles"}'),
	(22, 'ja', '{"id":"018cf2a9-8624-7bcc-a0fc-46cb9bbc0685","slug":"schools","name":"学校"}'),
	(23, '', '{"id":"018cf2aa-fa3f-76d7-9442-b70935aa850a","slug":"money-and-accounts","name":"Money and accounts"}'),
	(23, 'en', '{"id":"018cf2aa-fa3f-76d7-9442-b70935aa850a","slug":"money-and-accounts","name":"Money and accounts"}'),
	(23, 'ar', '{"id":"018cf2aa-fa3f-76d7-9442-b70935aa850a","slug":"money-and-accounts","name":"المال والحسابات"}'),
	(23, 'fr', '{"id":"018cf2aa-fa3f-76d7-9442-b70935aa850a","slug":"money-and-accounts","name":"Finances"}'),
	(23, 'ja', '{"id":"018cf2aa-fa3f-76d7-9442-b70935aa850a","slug":"money-and-accounts","name":"資金と会計"}'),
	(24, '', '{"id":"018cf7d2-ca2d-7312-b668-f3a7cbc12674","slug":"nitrates","name":"Nitrates"}'),
	(24, 'en', '{"id":"018cf7d2-ca2d-7312-b668-f3a7cbc12674","slug":"nitrates","name":"Nitrates"}'),
	(24, 'ar', '{"id":"018cf7d2-ca2d-7312-b668-f3a7cbc12674","slug":"nitrates","name":"النترات"}'),
	(24, 'fr', '{"id":"018cf7d2-ca2d-7312-b668-f3a7cbc12674","slug":"nitrates","name":"Nitrates"}'),
	(24, 'ja', '{"id":"018cf7d2-ca2d-7312-b668-f3a7cbc12674","slug":"nitrates","name":"硝酸塩"}'),
	(25, '', '{"id":"018cf7d4-3a88-71fa-b53a-7e983313f3f0","slug":"plastics-and-litter","name":"Plastics and litter"}'),
	(25, 'en', '{"id":"018cf7d4-3a88-71fa-b53a-7e983313f3f0","slug":"plastics-and-litter","name":"Plastics and litter"}');
INSERT INTO public.fragment VALUES
	(25, 'ar', '{"id":"018cf7d4-3a88-71fa-b53a-7e983313f3f0","slug":"plastics-and-litter","name":"البلاستيك والنفايات"}'),
	(25, 'fr', '{"id":"018cf7d4-3a88-71fa-b53a-7e983313f3f0","slug":"plastics-and-litter","name":"Plastiques et déchets"}'),
	(25, 'ja', '{"id":"018cf7d4-3a88-71fa-b53a-7e983313f3f0","slug":"plastics-and-litter","name":"プラスチックとごみ"}'),
	(26, '', '{"id":"018cf7d5-b048-77dc-996b-8bffa43641f3","slug":"migratory-fish","name":"Migratory fish"}'),
	(26, 'en', '{"id":"018cf7d5-b048-77dc-996b-8bffa43641f3","slug":"migratory-fish","name":"Migratory fish"}'),
	(26, 'ar', '{"id":"018cf7d5-b048-77dc-996b-8bffa43641f3","slug":"migratory-fish","name":"الأسماك المهاجرة"}'),
	(26, 'fr', '{"id":"018cf7d5-b048-77dc-996b-8bffa43641f3","slug":"migratory-fish","name":"Poissons migrateurs"}'),
	(26, 'ja', '{"id":"018cf7d5-b048-77dc-996b-8bffa43641f3","slug":"migratory-fish","name":"回遊魚"}'),
	(27, '', '{"id":"0194f561-9345-7bda-84e2-c3b7e0120388","slug":"volunteers","name":"Volunteers"}'),
	(27, 'en', '{"id":"0194f561-9345-7bda-84e2-c3b7e0120388","slug":"volunteers","name":"Volunteers"}'),
	(27, 'ar', '{"id":"0194f561-9345-7bda-84e2-c3b7e0120388","slug":"volunteers","name":"المتطوّعون"}'),
	(27, 'fr', '{"id":"0194f561-9345-7bda-84e2-c3b7e0120388","slug":"volunteers","name":"Bénévoles"}'),
	(27, 'ja', '{"id":"0194f561-9345-7bda-84e2-c3b7e0120388","slug":"volunteers","name":"ボランティアの皆さん"}'),
	(28, '', '{"id":"019482f0-b47e-75e8-ab33-86bab5940ed5","slug":"barrier-free-brooks","title":"Barrier-Free Brooks","hashtag":"BarrierFreeBrooks","state":"ended"}'),
	(28, 'en', '{"id":"019482f0-b47e-75e8-ab33-86bab5940ed5","slug":"barrier-free-brooks","title":"Barrier-Free Brooks","hashtag":"BarrierFreeBrooks","state":"ended"}'),
	(28, 'ar', '{"id":"019482f0-b47e-75e8-ab33-86bab5940ed5","slug":"barrier-free-brooks","title":"جداول بلا حواجز","hashtag":"BarrierFreeBrooks","state":"ended"}'),
	(28, 'fr', '{"id":"019482f0-b47e-75e8-ab33-86bab5940ed5","slug":"barrier-free-brooks","title":"Ruisseaux sans obstacles","hashtag":"BarrierFreeBrooks","state":"ended"}'),
	(28, 'ja', '{"id":"019482f0-b47e-75e8-ab33-86bab5940ed5","slug":"barrier-free-brooks","title":"小川に段差をなくそう","hashtag":"BarrierFreeBrooks","state":"ended"}'),
	(29, '', '{"id":"019eca82-573b-76c5-9590-406914cbfd4f","slug":"ten-thousand-eyes","title":"Ten Thousand Eyes on the Water","hashtag":"TenThousandEyes","state":"active"}'),
	(29, 'en', '{"id":"019eca82-573b-76c5-9590-406914cbfd4f","slug":"ten-thousand-eyes","title":"Ten Thousand Eyes on the Water","hashtag":"TenThousandEyes","state":"active"}'),
	(29, 'ar', '{"id":"019eca82-573b-76c5-9590-406914cbfd4f","slug":"ten-thousand-eyes","title":"عشرة آلاف عين على الماء","hashtag":"TenThousandEyes","state":"active"}'),
	(29, 'fr', '{"id":"019eca82-573b-76c5-9590-406914cbfd4f","slug":"ten-thousand-eyes","title":"Dix mille regards sur l’eau","hashtag":"TenThousandEyes","state":"active"}'),
	(29, 'ja', '{"id":"019eca82-573b-76c5-9590-406914cbfd4f","slug":"ten-thousand-eyes","title":"一万人の川しらべ","hashtag":"TenThousandEyes","state":"active"}'),
	(30, '', '{"id":"01a1c58b-4201-7a51-8078-6c7848a5ae3a","slug":"night-of-the-eels","title":"Night of the Eels","hashtag":"NightOfTheEels","state":"upcoming"}'),
	(30, 'en', '{"id":"01a1c58b-4201-7a51-8078-6c7848a5ae3a","slug":"night-of-the-eels","title":"Night of the Eels","hashtag":"NightOfTheEels","state":"upcoming"}'),
	(30, 'ar', '{"id":"01a1c58b-4201-7a51-8078-6c7848a5ae3a","slug":"night-of-the-eels","title":"ليلة الأنقليس","hashtag":"NightOfTheEels","state":"upcoming"}'),
	(30, 'fr', '{"id":"01a1c58b-4201-7a51-8078-6c7848a5ae3a","slug":"night-of-the-eels","title":"La Nuit des anguilles","hashtag":"NightOfTheEels","state":"upcoming"}'),
	(30, 'ja', '{"id":"01a1c58b-4201-7a51-8078-6c7848a5ae3a","slug":"night-of-the-eels","title":"ウナギの夜","hashtag":"NightOfTheEels","state":"upcoming"}'),
	(46, '', '{"id":"01a226b1-16c2-75f5-8fe8-06d8d2f10a4d","slug":"joined","name":"Joined"}'),
	(46, 'en', '{"id":"01a226b1-16c2-75f5-8fe8-06d8d2f10a4d","slug":"joined","name":"Joined"}'),
	(47, '', '{"id":"01a226b1-16c9-73d0-934d-f6e61cf4a7a9","slug":"joining","name":"Joining"}'),
	(47, 'en', '{"id":"01a226b1-16c9-73d0-934d-f6e61cf4a7a9","slug":"joining","name":"Joining"}');
INSERT INTO public.image VALUES
	('018ce888-5ffb-7d67-8fc3-264c918c40bf', 'https://media.clear-rivers.example/people/tamsin-arkwell.jpg', 'A woman in a green raincoat laughing on a footbridge.', NULL, 'Joss Pendrake', NULL, 1200, 1200, '{"x": 0.5, "y": 0.35}'),
	('018ced3c-4bc5-7244-9cfe-0394a36958b5', 'https://media.clear-rivers.example/people/odile-marchevaux.jpg', 'Une femme aux cheveux gris, bottes aux pieds, montre une épuisette.', NULL, 'Rivières Claires France', NULL, 1200, 1500, '{"x": 0.48, "y": 0.3}'),
	('019482f0-b28b-76d5-a73a-37dff5b6b344', 'https://media.clear-rivers.example/campaigns/barrier-free-brooks.jpg', 'Two people lever a stone out of a low, mossy weir.', 'The first stone, Marl Brook, March 2025.', 'Joss Pendrake', '{"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}', 2400, 1600, '{"x": 0.42, "y": 0.58}'),
	('019eca82-5980-75fa-913c-04dd44d3bfd9', 'https://media.clear-rivers.example/campaigns/ten-thousand-eyes.jpg', 'A row of people along a riverbank at dawn, each looking down at the water.', 'Rehearsal on the Orwen, August 2026.', 'Joss Pendrake', '{"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}', 3000, 2000, '{"x": 0.55, "y": 0.6}'),
	('018d9943-2e44-72c8-ac1b-18fb8b0e9b17', 'https://media.clear-rivers.example/2024/02/orwen-footbridge.jpg', 'A narrow footbridge over a shallow stream with a gravel bed.', 'The upper Orwen in February.', 'Joss Pendrake', '{"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}', 2400, 1600, '{"x": 0.5, "y": 0.66}'),
	('018da69b-8028-7fd3-ab64-620b85f8ff6b', 'https://media.clear-rivers.example/2024/02/fr/passerelle.jpg', 'Une passerelle étroite au-dessus d’un ruisseau au lit de graviers.', 'Le haut Orwen en février.', 'Joss Pendrake', '{"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}', 2400, 1600, '{"x": 0.5, "y": 0.66}'),
	('018e0c23-0d97-7f23-8a12-d5c693736dc5', 'https://media.clear-rivers.example/2024/03/kick-sample.jpg', 'People in waders shuffle backwards in a brook, each holding a net.', 'Three minutes, backwards.', 'Ruan Tesk', '{"name": "CC BY-NC 4.0", "url": "https://creativecommons.org/licenses/by-nc/4.0/"}', 1800, 1200, '{"x": 0.5, "y": 0.6}'),
	('018ec0ed-b031-7097-9fd1-03a69d485b39', 'https://media.clear-rivers.example/2024/04/bottle-under-water.jpg', 'A bottle held under the surface of a stream, its mouth turned into the current.', NULL, 'Joss Pendrake', '{"name": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}', 2000, 1333, '{"x": 0.4, "y": 0.5}'),
	('018f06db-4f1f-7bd6-9d12-00e595e16d9a', 'https://media.clear-rivers.example/2024/04/ja/saisui.jpg', '流れの中に沈めた瓶の口を上流に向ける手。', NULL, 'Joss Pendrake', '{"name": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}', 2000, 1333, '{"x": 0.4, "y": 0.5}'),
	('018fdcd5-e6bc-7912-908b-4ba771b1e98c', 'https://media.clear-rivers.example/2024/06/piano.jpg', 'Muddy volunteers around an upright piano on a riverbank.', 'Two keys still sounded.', 'Joss Pendrake', '{"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}', 1800, 1200, '{"x": 0.5, "y": 0.45}'),
	('01902a3a-8959-7b24-aacd-807919bd19ba', 'https://media.clear-rivers.example/2024/06/seoto-fireflies.jpg', '暗い川岸の草むらに浮かぶ、いくつもの黄緑色の光。', '瀬音川、第七地点。', '瀬音川の会', '{"name": "CC BY-NC 4.0", "url": "https://creativecommons.org/licenses/by-nc/4.0/"}', 2400, 1600, '{"x": 0.3, "y": 0.62}'),
	('0191fdc5-4f53-77c3-b37e-24ae26f0196c', 'https://media.clear-rivers.example/2024/09/green-stream.jpg', 'A shallow stream covered in bright green threads of algae.', NULL, 'Joss Pendrake', '{"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}', 2000, 1500, NULL),
	('01a226b1-1644-71c3-81bd-bd6d657dcfa1', 'https://example.org/a.jpg', 'A bridge', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.job VALUES
	('01a226b1-16e3-733d-93e9-1f12de8675f2', 'merge-tag', '{"tag": "01a226b1-16c2-75f5-8fe8-06d8d2f10a4d", "into": "01a226b1-16c9-73d0-934d-f6e61cf4a7a9"}', NULL, 'done', 1, NULL, 1795945469663275, 1795945469686278);
INSERT INTO public.listing VALUES
	(2, 1707728400000000),
	(2, 1707991200000000),
	(2, 1708300800000000),
	(2, 1709655600000000),
	(2, 1712649600000000),
	(2, 1713834000000000),
	(2, 1714467600000000),
	(2, 1718712000000000),
	(2, 1719300600000000),
	(2, 1726561800000000),
	(2, 1727769600000000),
	(3, 1707901200000000),
	(3, 1713254400000000),
	(3, 1717570800000000),
	(3, 1727161200000000),
	(4, 1717408800000000),
	(6, 1707728400000000),
	(6, 1707901200000000),
	(6, 1707991200000000),
	(6, 1708300800000000),
	(6, 1717408800000000),
	(7, 1709655600000000),
	(7, 1712649600000000),
	(7, 1713254400000000),
	(7, 1713834000000000),
	(7, 1714467600000000),
	(7, 1726561800000000),
	(7, 1727769600000000),
	(8, 1713254400000000),
	(8, 1717570800000000),
	(8, 1727161200000000),
	(9, 1714467600000000),
	(10, 1713834000000000),
	(10, 1718712000000000),
	(10, 1719300600000000),
	(11, 1707728400000000),
	(11, 1707901200000000),
	(11, 1707991200000000),
	(11, 1708300800000000),
	(11, 1712649600000000),
	(11, 1713254400000000),
	(11, 1713834000000000),
	(11, 1714467600000000),
	(11, 1717408800000000),
	(11, 1717570800000000),
	(11, 1726561800000000),
	(11, 1727161200000000),
	(11, 1727769600000000),
	(12, 1709655600000000),
	(12, 1718712000000000),
	(12, 1719300600000000),
	(13, 1707728400000000),
	(13, 1707901200000000),
	(13, 1707991200000000),
	(13, 1708300800000000),
	(13, 1709655600000000),
	(13, 1712649600000000),
	(13, 1713254400000000),
	(13, 1713834000000000),
	(13, 1714467600000000),
	(13, 1717408800000000),
	(13, 1717570800000000),
	(13, 1718712000000000),
	(13, 1719300600000000),
	(14, 1712649600000000),
	(14, 1713254400000000),
	(14, 1713834000000000),
	(14, 1714467600000000),
	(14, 1726561800000000),
	(14, 1727161200000000),
	(14, 1727769600000000),
	(16, 1712649600000000),
	(16, 1713254400000000),
	(16, 1713834000000000),
	(16, 1714467600000000),
	(16, 1717408800000000),
	(16, 1717570800000000),
	(16, 1726561800000000),
	(16, 1727161200000000),
	(16, 1727769600000000),
	(20, 1709655600000000),
	(20, 1718712000000000),
	(20, 1719300600000000),
	(21, 1709655600000000),
	(21, 1712649600000000),
	(21, 1713254400000000),
	(21, 1713834000000000),
	(21, 1714467600000000),
	(21, 1717408800000000),
	(21, 1717570800000000),
	(21, 1718712000000000),
	(21, 1719300600000000),
	(24, 1726561800000000),
	(24, 1727161200000000),
	(24, 1727769600000000),
	(25, 1717408800000000),
	(25, 1717570800000000),
	(31, 1707728400000000),
	(31, 1707901200000000),
	(31, 1707991200000000);
INSERT INTO public.listing VALUES
	(31, 1708300800000000),
	(31, 1709655600000000),
	(31, 1712649600000000),
	(31, 1713254400000000),
	(31, 1713834000000000),
	(31, 1714467600000000),
	(31, 1717408800000000),
	(31, 1717570800000000),
	(31, 1718712000000000),
	(31, 1719300600000000),
	(31, 1726561800000000),
	(31, 1727161200000000),
	(31, 1727769600000000),
	(32, 1712649600000000),
	(32, 1718712000000000),
	(33, 1707728400000000),
	(33, 1707901200000000),
	(33, 1709655600000000),
	(33, 1712649600000000),
	(33, 1713834000000000),
	(33, 1717408800000000),
	(33, 1718712000000000),
	(33, 1726561800000000),
	(34, 1707991200000000),
	(34, 1714467600000000),
	(34, 1727769600000000),
	(35, 1707728400000000),
	(35, 1709655600000000),
	(35, 1712649600000000),
	(35, 1717408800000000),
	(35, 1719300600000000),
	(35, 1726561800000000),
	(36, 1707901200000000),
	(36, 1713254400000000),
	(36, 1717570800000000),
	(36, 1727161200000000),
	(37, 1708300800000000),
	(37, 1713834000000000),
	(37, 1718712000000000),
	(38, 1707728400000000),
	(38, 1707901200000000),
	(38, 1707991200000000),
	(38, 1708300800000000),
	(39, 1709655600000000),
	(40, 1712649600000000),
	(40, 1713254400000000),
	(40, 1713834000000000),
	(40, 1714467600000000),
	(41, 1717408800000000),
	(41, 1717570800000000),
	(41, 1718712000000000),
	(41, 1719300600000000),
	(42, 1726561800000000),
	(42, 1727161200000000),
	(43, 1727769600000000),
	(44, 1707728400000000),
	(44, 1707901200000000),
	(44, 1707991200000000),
	(44, 1708300800000000),
	(44, 1709655600000000),
	(44, 1712649600000000),
	(44, 1713254400000000),
	(44, 1713834000000000),
	(44, 1714467600000000),
	(44, 1717408800000000),
	(44, 1717570800000000),
	(44, 1718712000000000),
	(44, 1719300600000000),
	(44, 1726561800000000),
	(44, 1727161200000000),
	(44, 1727769600000000),
	(2, 1795945469000000),
	(31, 1795945469000000),
	(35, 1795945469000000),
	(44, 1795945469000000),
	(45, 1795945469000000),
	(33, 1795945469000000),
	(47, 1795945469000000);
INSERT INTO public.measure VALUES
	('019482f0-b47e-75e8-ab33-86bab5940ed5', 'barriers', 'Barriers removed', 'barriers', 20, 0),
	('019482f0-b47e-75e8-ab33-86bab5940ed5', 'kilometres', 'River reopened', 'km', 120, 1),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'registered', 'Volunteers registered', 'volunteers', 10000, 0),
	('019eca82-573b-76c5-9590-406914cbfd4f', 'samples', 'Water samples logged', 'samples', 40000, 1),
	('01a1c58b-4201-7a51-8078-6c7848a5ae3a', 'gates', 'Tidal gates with a team', NULL, 60, 0);
INSERT INTO public.name_word VALUES
	('section', 'claires', '018ce85f-2a03-70b6-b2fc-9dcdac103525'),
	('section', 'clear', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954'),
	('section', 'france', '018ce85f-2a03-70b6-b2fc-9dcdac103525'),
	('section', 'network', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954'),
	('section', 'newsroom', '018ce871-7c44-7fc2-b828-ea472346cc13'),
	('section', 'rivers', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954'),
	('section', 'rivieres', '018ce85f-2a03-70b6-b2fc-9dcdac103525'),
	('author', 'al', '018ced45-70ea-7e10-b06b-d11906f102fc'),
	('author', 'arkwell', '018ce888-5d86-7c28-9b2b-dda9703598ae'),
	('author', 'chinami', '018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e'),
	('author', 'claires', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', 'clear', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', 'joss', '018ce88c-f10d-7cc9-8011-263db987f7c1'),
	('author', 'layla', '018ced45-70ea-7e10-b06b-d11906f102fc'),
	('author', 'marchevaux', '018ced3c-4a55-78fc-83b2-be0ae2f79553'),
	('author', 'network', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', 'odile', '018ced3c-4a55-78fc-83b2-be0ae2f79553'),
	('author', 'pendrake', '018ce88c-f10d-7cc9-8011-263db987f7c1'),
	('author', 'reseau', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', 'rivers', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', 'rivieres', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', 'safwani', '018ced45-70ea-7e10-b06b-d11906f102fc'),
	('author', 'segawa', '018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e'),
	('author', 'tamsin', '018ce888-5d86-7c28-9b2b-dda9703598ae'),
	('author', 'اركويل', '018ce888-5d86-7c28-9b2b-dda9703598ae'),
	('author', 'الانهار', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', 'الصافية', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', 'الصفواني', '018ced45-70ea-7e10-b06b-d11906f102fc'),
	('author', 'اوديل', '018ced3c-4a55-78fc-83b2-be0ae2f79553'),
	('author', 'تامسين', '018ce888-5d86-7c28-9b2b-dda9703598ae'),
	('author', 'شبكة', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', 'ليلى', '018ced45-70ea-7e10-b06b-d11906f102fc'),
	('author', 'مارشفو', '018ced3c-4a55-78fc-83b2-be0ae2f79553'),
	('author', 'アー', '018ce888-5d86-7c28-9b2b-dda9703598ae'),
	('author', 'ウェ', '018ce888-5d86-7c28-9b2b-dda9703598ae'),
	('author', 'ェル', '018ce888-5d86-7c28-9b2b-dda9703598ae'),
	('author', 'ク', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', 'クウ', '018ce888-5d86-7c28-9b2b-dda9703598ae'),
	('author', 'シン', '018ce888-5d86-7c28-9b2b-dda9703598ae'),
	('author', 'タム', '018ce888-5d86-7c28-9b2b-dda9703598ae'),
	('author', 'ット', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', 'トワ', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', 'ネッ', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', 'ムシ', '018ce888-5d86-7c28-9b2b-dda9703598ae'),
	('author', 'ル', '018ce888-5d86-7c28-9b2b-dda9703598ae'),
	('author', 'ワー', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', 'ン', '018ce888-5d86-7c28-9b2b-dda9703598ae'),
	('author', 'ーク', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', 'ーク', '018ce888-5d86-7c28-9b2b-dda9703598ae'),
	('author', '千波', '018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e'),
	('author', '川千', '018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e'),
	('author', '波', '018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e'),
	('author', '流ネ', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', '清流', '018ce883-cb6c-7771-bc49-83af7d56ab56'),
	('author', '瀬川', '018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e'),
	('tag', 'accounts', '018cf2aa-fa3f-76d7-9442-b70935aa850a'),
	('tag', 'and', '018cf2a2-4684-7ce1-88f3-0e439354d0e3'),
	('tag', 'and', '018cf2aa-fa3f-76d7-9442-b70935aa850a'),
	('tag', 'and', '018cf7d4-3a88-71fa-b53a-7e983313f3f0'),
	('tag', 'aquatiques', '018cf2a6-a238-748b-b1e0-59778458320c'),
	('tag', 'benevolat', '018cf2a8-134e-7c86-9ea8-72a866de2e96'),
	('tag', 'birds', '018cf2a5-2b6d-726e-81bc-c5e7ec433ae0'),
	('tag', 'crues', '018cf2a2-4684-7ce1-88f3-0e439354d0e3'),
	('tag', 'd', '018cf2a5-2b6d-726e-81bc-c5e7ec433ae0'),
	('tag', 'de', '018cf2a0-d453-7ac5-9139-d9fd43bb3898'),
	('tag', 'debits', '018cf2a2-4684-7ce1-88f3-0e439354d0e3'),
	('tag', 'dechets', '018cf7d4-3a88-71fa-b53a-7e983313f3f0'),
	('tag', 'du', '018cf29f-602a-73a5-9098-33a1ca96fd78'),
	('tag', 'eau', '018cf299-94ab-7e81-968f-07eff9da0bf3'),
	('tag', 'eau', '018cf2a0-d453-7ac5-9139-d9fd43bb3898'),
	('tag', 'eau', '018cf2a5-2b6d-726e-81bc-c5e7ec433ae0'),
	('tag', 'ecoles', '018cf2a9-8624-7bcc-a0fc-46cb9bbc0685'),
	('tag', 'et', '018cf29b-07f3-7402-84d7-58f31293924c'),
	('tag', 'et', '018cf2a2-4684-7ce1-88f3-0e439354d0e3'),
	('tag', 'et', '018cf7d4-3a88-71fa-b53a-7e983313f3f0'),
	('tag', 'faune', '018cf29b-07f3-7402-84d7-58f31293924c'),
	('tag', 'finances', '018cf2aa-fa3f-76d7-9442-b70935aa850a'),
	('tag', 'fish', '018cf2a3-ba2c-755d-9347-75f707c1837b'),
	('tag', 'fish', '018cf7d5-b048-77dc-996b-8bffa43641f3'),
	('tag', 'floods', '018cf2a2-4684-7ce1-88f3-0e439354d0e3'),
	('tag', 'flore', '018cf29b-07f3-7402-84d7-58f31293924c'),
	('tag', 'flow', '018cf2a2-4684-7ce1-88f3-0e439354d0e3'),
	('tag', 'gens', '018cf29c-7acd-7410-a93a-8e4ed429fc52'),
	('tag', 'guides', '018cf29d-ec6f-7733-af7e-bbd08c7d7431'),
	('tag', 'insectes', '018cf2a6-a238-748b-b1e0-59778458320c'),
	('tag', 'insects', '018cf2a6-a238-748b-b1e0-59778458320c'),
	('tag', 'l', '018cf299-94ab-7e81-968f-07eff9da0bf3'),
	('tag', 'l', '018cf2a0-d453-7ac5-9139-d9fd43bb3898'),
	('tag', 'les', '018cf29c-7acd-7410-a93a-8e4ed429fc52'),
	('tag', 'litter', '018cf7d4-3a88-71fa-b53a-7e983313f3f0'),
	('tag', 'migrateurs', '018cf7d5-b048-77dc-996b-8bffa43641f3'),
	('tag', 'migratory', '018cf7d5-b048-77dc-996b-8bffa43641f3'),
	('tag', 'money', '018cf2aa-fa3f-76d7-9442-b70935aa850a'),
	('tag', 'network', '018cf29f-602a-73a5-9098-33a1ca96fd78'),
	('tag', 'news', '018cf29f-602a-73a5-9098-33a1ca96fd78'),
	('tag', 'nitrates', '018cf7d2-ca2d-7312-b668-f3a7cbc12674'),
	('tag', 'oiseaux', '018cf2a5-2b6d-726e-81bc-c5e7ec433ae0'),
	('tag', 'people', '018cf29c-7acd-7410-a93a-8e4ed429fc52'),
	('tag', 'plastics', '018cf7d4-3a88-71fa-b53a-7e983313f3f0'),
	('tag', 'plastiques', '018cf7d4-3a88-71fa-b53a-7e983313f3f0');
INSERT INTO public.name_word VALUES
	('tag', 'poissons', '018cf2a3-ba2c-755d-9347-75f707c1837b'),
	('tag', 'poissons', '018cf7d5-b048-77dc-996b-8bffa43641f3'),
	('tag', 'pratiques', '018cf29d-ec6f-7733-af7e-bbd08c7d7431'),
	('tag', 'qualite', '018cf2a0-d453-7ac5-9139-d9fd43bb3898'),
	('tag', 'quality', '018cf2a0-d453-7ac5-9139-d9fd43bb3898'),
	('tag', 'reseau', '018cf29f-602a-73a5-9098-33a1ca96fd78'),
	('tag', 'river', '018cf2a5-2b6d-726e-81bc-c5e7ec433ae0'),
	('tag', 'schools', '018cf2a9-8624-7bcc-a0fc-46cb9bbc0685'),
	('tag', 'vie', '018cf29f-602a-73a5-9098-33a1ca96fd78'),
	('tag', 'volunteering', '018cf2a8-134e-7c86-9ea8-72a866de2e96'),
	('tag', 'water', '018cf299-94ab-7e81-968f-07eff9da0bf3'),
	('tag', 'water', '018cf2a0-d453-7ac5-9139-d9fd43bb3898'),
	('tag', 'water', '018cf2a6-a238-748b-b1e0-59778458320c'),
	('tag', 'wildlife', '018cf29b-07f3-7402-84d7-58f31293924c'),
	('tag', 'اخبار', '018cf29f-602a-73a5-9098-33a1ca96fd78'),
	('tag', 'ادلة', '018cf29d-ec6f-7733-af7e-bbd08c7d7431'),
	('tag', 'الاسماك', '018cf2a3-ba2c-755d-9347-75f707c1837b'),
	('tag', 'الاسماك', '018cf7d5-b048-77dc-996b-8bffa43641f3'),
	('tag', 'الانهار', '018cf2a5-2b6d-726e-81bc-c5e7ec433ae0'),
	('tag', 'البرية', '018cf29b-07f3-7402-84d7-58f31293924c'),
	('tag', 'البلاستيك', '018cf7d4-3a88-71fa-b53a-7e983313f3f0'),
	('tag', 'التطوع', '018cf2a8-134e-7c86-9ea8-72a866de2e96'),
	('tag', 'الجريان', '018cf2a2-4684-7ce1-88f3-0e439354d0e3'),
	('tag', 'الحياة', '018cf29b-07f3-7402-84d7-58f31293924c'),
	('tag', 'الشبكة', '018cf29f-602a-73a5-9098-33a1ca96fd78'),
	('tag', 'الماء', '018cf299-94ab-7e81-968f-07eff9da0bf3'),
	('tag', 'الماء', '018cf2a6-a238-748b-b1e0-59778458320c'),
	('tag', 'المال', '018cf2aa-fa3f-76d7-9442-b70935aa850a'),
	('tag', 'المدارس', '018cf2a9-8624-7bcc-a0fc-46cb9bbc0685'),
	('tag', 'المهاجرة', '018cf7d5-b048-77dc-996b-8bffa43641f3'),
	('tag', 'المياه', '018cf2a0-d453-7ac5-9139-d9fd43bb3898'),
	('tag', 'الناس', '018cf29c-7acd-7410-a93a-8e4ed429fc52'),
	('tag', 'النترات', '018cf7d2-ca2d-7312-b668-f3a7cbc12674'),
	('tag', 'جودة', '018cf2a0-d453-7ac5-9139-d9fd43bb3898'),
	('tag', 'حشرات', '018cf2a6-a238-748b-b1e0-59778458320c'),
	('tag', 'طيور', '018cf2a5-2b6d-726e-81bc-c5e7ec433ae0'),
	('tag', 'عملية', '018cf29d-ec6f-7733-af7e-bbd08c7d7431'),
	('tag', 'والحسابات', '018cf2aa-fa3f-76d7-9442-b70935aa850a'),
	('tag', 'والفيضانات', '018cf2a2-4684-7ce1-88f3-0e439354d0e3'),
	('tag', 'والنفايات', '018cf7d4-3a88-71fa-b53a-7e983313f3f0'),
	('tag', 'き', '018cf29d-ec6f-7733-af7e-bbd08c7d7431'),
	('tag', 'き', '018cf29f-602a-73a5-9098-33a1ca96fd78'),
	('tag', 'きも', '018cf29b-07f3-7402-84d7-58f31293924c'),
	('tag', 'ごみ', '018cf7d4-3a88-71fa-b53a-7e983313f3f0'),
	('tag', 'と', '018cf29c-7acd-7410-a93a-8e4ed429fc52'),
	('tag', 'とご', '018cf7d4-3a88-71fa-b53a-7e983313f3f0'),
	('tag', 'と会', '018cf2aa-fa3f-76d7-9442-b70935aa850a'),
	('tag', 'と洪', '018cf2a2-4684-7ce1-88f3-0e439354d0e3'),
	('tag', 'の', '018cf29b-07f3-7402-84d7-58f31293924c'),
	('tag', 'の動', '018cf29f-602a-73a5-9098-33a1ca96fd78'),
	('tag', 'の鳥', '018cf2a5-2b6d-726e-81bc-c5e7ec433ae0'),
	('tag', 'びと', '018cf29c-7acd-7410-a93a-8e4ed429fc52'),
	('tag', 'み', '018cf7d4-3a88-71fa-b53a-7e983313f3f0'),
	('tag', 'もの', '018cf29b-07f3-7402-84d7-58f31293924c'),
	('tag', 'ア', '018cf2a8-134e-7c86-9ea8-72a866de2e96'),
	('tag', 'ィア', '018cf2a8-134e-7c86-9ea8-72a866de2e96'),
	('tag', 'クと', '018cf7d4-3a88-71fa-b53a-7e983313f3f0'),
	('tag', 'クの', '018cf29f-602a-73a5-9098-33a1ca96fd78'),
	('tag', 'スチ', '018cf7d4-3a88-71fa-b53a-7e983313f3f0'),
	('tag', 'チッ', '018cf7d4-3a88-71fa-b53a-7e983313f3f0'),
	('tag', 'ック', '018cf7d4-3a88-71fa-b53a-7e983313f3f0'),
	('tag', 'ット', '018cf29f-602a-73a5-9098-33a1ca96fd78'),
	('tag', 'ティ', '018cf2a8-134e-7c86-9ea8-72a866de2e96'),
	('tag', 'トワ', '018cf29f-602a-73a5-9098-33a1ca96fd78'),
	('tag', 'ネッ', '018cf29f-602a-73a5-9098-33a1ca96fd78'),
	('tag', 'プラ', '018cf7d4-3a88-71fa-b53a-7e983313f3f0'),
	('tag', 'ボラ', '018cf2a8-134e-7c86-9ea8-72a866de2e96'),
	('tag', 'ラス', '018cf7d4-3a88-71fa-b53a-7e983313f3f0'),
	('tag', 'ラン', '018cf2a8-134e-7c86-9ea8-72a866de2e96'),
	('tag', 'ワー', '018cf29f-602a-73a5-9098-33a1ca96fd78'),
	('tag', 'ンテ', '018cf2a8-134e-7c86-9ea8-72a866de2e96'),
	('tag', 'ーク', '018cf29f-602a-73a5-9098-33a1ca96fd78'),
	('tag', '人び', '018cf29c-7acd-7410-a93a-8e4ed429fc52'),
	('tag', '会計', '018cf2aa-fa3f-76d7-9442-b70935aa850a'),
	('tag', '動き', '018cf29f-602a-73a5-9098-33a1ca96fd78'),
	('tag', '回遊', '018cf7d5-b048-77dc-996b-8bffa43641f3'),
	('tag', '塩', '018cf7d2-ca2d-7312-b668-f3a7cbc12674'),
	('tag', '学校', '018cf2a9-8624-7bcc-a0fc-46cb9bbc0685'),
	('tag', '引き', '018cf29d-ec6f-7733-af7e-bbd08c7d7431'),
	('tag', '手引', '018cf29d-ec6f-7733-af7e-bbd08c7d7431'),
	('tag', '昆虫', '018cf2a6-a238-748b-b1e0-59778458320c'),
	('tag', '校', '018cf2a9-8624-7bcc-a0fc-46cb9bbc0685'),
	('tag', '水', '018cf299-94ab-7e81-968f-07eff9da0bf3'),
	('tag', '水', '018cf2a2-4684-7ce1-88f3-0e439354d0e3'),
	('tag', '水生', '018cf2a6-a238-748b-b1e0-59778458320c'),
	('tag', '水質', '018cf2a0-d453-7ac5-9139-d9fd43bb3898'),
	('tag', '水辺', '018cf2a5-2b6d-726e-81bc-c5e7ec433ae0'),
	('tag', '洪水', '018cf2a2-4684-7ce1-88f3-0e439354d0e3'),
	('tag', '流量', '018cf2a2-4684-7ce1-88f3-0e439354d0e3'),
	('tag', '生き', '018cf29b-07f3-7402-84d7-58f31293924c'),
	('tag', '生昆', '018cf2a6-a238-748b-b1e0-59778458320c'),
	('tag', '硝酸', '018cf7d2-ca2d-7312-b668-f3a7cbc12674'),
	('tag', '虫', '018cf2a6-a238-748b-b1e0-59778458320c'),
	('tag', '計', '018cf2aa-fa3f-76d7-9442-b70935aa850a'),
	('tag', '資金', '018cf2aa-fa3f-76d7-9442-b70935aa850a'),
	('tag', '質', '018cf2a0-d453-7ac5-9139-d9fd43bb3898'),
	('tag', '辺の', '018cf2a5-2b6d-726e-81bc-c5e7ec433ae0'),
	('tag', '遊魚', '018cf7d5-b048-77dc-996b-8bffa43641f3'),
	('tag', '酸塩', '018cf7d2-ca2d-7312-b668-f3a7cbc12674'),
	('tag', '量と', '018cf2a2-4684-7ce1-88f3-0e439354d0e3');
INSERT INTO public.name_word VALUES
	('tag', '金と', '018cf2aa-fa3f-76d7-9442-b70935aa850a'),
	('tag', '魚', '018cf2a3-ba2c-755d-9347-75f707c1837b'),
	('tag', '魚', '018cf7d5-b048-77dc-996b-8bffa43641f3'),
	('tag', '鳥', '018cf2a5-2b6d-726e-81bc-c5e7ec433ae0'),
	('campaign', 'anguilles', '01a1c58b-4201-7a51-8078-6c7848a5ae3a'),
	('campaign', 'barrier', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', 'barrierfreebrooks', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', 'brooks', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', 'des', '01a1c58b-4201-7a51-8078-6c7848a5ae3a'),
	('campaign', 'dix', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'eau', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'eels', '01a1c58b-4201-7a51-8078-6c7848a5ae3a'),
	('campaign', 'eyes', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'free', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', 'l', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'la', '01a1c58b-4201-7a51-8078-6c7848a5ae3a'),
	('campaign', 'mille', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'night', '01a1c58b-4201-7a51-8078-6c7848a5ae3a'),
	('campaign', 'nightoftheeels', '01a1c58b-4201-7a51-8078-6c7848a5ae3a'),
	('campaign', 'nuit', '01a1c58b-4201-7a51-8078-6c7848a5ae3a'),
	('campaign', 'obstacles', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', 'of', '01a1c58b-4201-7a51-8078-6c7848a5ae3a'),
	('campaign', 'on', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'regards', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'ruisseaux', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', 'sans', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', 'sur', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'ten', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'tenthousandeyes', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'the', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'the', '01a1c58b-4201-7a51-8078-6c7848a5ae3a'),
	('campaign', 'thousand', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'water', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'الاف', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'الانقليس', '01a1c58b-4201-7a51-8078-6c7848a5ae3a'),
	('campaign', 'الماء', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'بلا', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', 'جداول', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', 'حواجز', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', 'عشرة', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'على', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'عين', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'ليلة', '01a1c58b-4201-7a51-8078-6c7848a5ae3a'),
	('campaign', 'う', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', 'くそ', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', 'しら', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'そう', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', 'なく', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', 'に段', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', 'の夜', '01a1c58b-4201-7a51-8078-6c7848a5ae3a'),
	('campaign', 'の川', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'べ', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'らべ', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', 'をな', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', 'ウナ', '01a1c58b-4201-7a51-8078-6c7848a5ae3a'),
	('campaign', 'ギの', '01a1c58b-4201-7a51-8078-6c7848a5ae3a'),
	('campaign', 'ナギ', '01a1c58b-4201-7a51-8078-6c7848a5ae3a'),
	('campaign', '一万', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', '万人', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', '人の', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', '夜', '01a1c58b-4201-7a51-8078-6c7848a5ae3a'),
	('campaign', '小川', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', '川し', '019eca82-573b-76c5-9590-406914cbfd4f'),
	('campaign', '川に', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', '差を', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('campaign', '段差', '019482f0-b47e-75e8-ab33-86bab5940ed5'),
	('tag', 'joining', '01a226b1-16c9-73d0-934d-f6e61cf4a7a9');
INSERT INTO public.pending VALUES
	('01a226b1-1621-703a-8648-117d8eb94f6e', 4, 1795945469521976, NULL, '01a226b1-15fe-7286-9193-1622025e8a27', '{"title": "A form that waits"}');
INSERT INTO public.post VALUES
	('018d9943-2eb2-72aa-a601-9d80e537eaea', 'what-is-a-clear-river', 'en', 1707673333000000, 1736417520000000, 4, 1707728400000000, 'What is a clear river?', 'A brown river can be healthy and a transparent one dead. What the word in our name means, and the three questions everything begins with.', false, 'published', NULL, '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', '01a226b1-157b-70ba-8623-416bc0eafbf4', 1707728400, NULL, NULL, NULL, NULL, NULL, '018d9943-2e44-72c8-ac1b-18fb8b0e9b17', '{"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}', NULL, NULL, 4, '<p>People ask us what we mean by a clear river, and they are right to ask. A river in flood is brown and healthy. A river below an old mine can be as clear as glass, and nothing lives in it. So let us say at once what the word in our name does not mean. It does not mean transparent.</p>
<p>A clear river, in the sense in which we use the word, is one that can be understood. Somebody knows where its water comes from, what is added on the way, and what has changed since last year. The knowledge is written down, it is open, and a person who walks the bank on a Sunday can check it.</p>
<h2>Three questions</h2>
<p>Everything the network does begins with the same three questions. They sound simple. On most rivers nobody can answer all of them.</p>
<ol>
<li><strong>How much water is there?</strong> Not on average, but today, and at the driest moment of an ordinary August.</li>
<li><strong>What is in it?</strong> Salts, nutrients, oxygen, heat; and the small animals that notice a change long before an instrument does.</li>
<li><strong>Who can get where?</strong> Fish going up, gravel coming down, people reaching the bank without climbing a fence.</li>
</ol>
<p>If you can answer these for the stretch behind your house, you know more about it than any report on a shelf. If your neighbours can answer them for the next stretch, and so on down to the sea, you have what we call a clear river, whatever the colour of the water this morning.</p>
<h2>Why small rivers</h2>
<p>Large rivers have friends. They have ports, ministries, gauging stations and poets. The brook that runs under the car park of a supermarket has none of these, and there are far more brooks than rivers. Nine tenths of the length of any river system is made of channels that you could jump across. What goes wrong in them goes wrong downstream too, a little later and with more people watching.</p>
<p>Small rivers are also where one person can do something. You cannot lift a dam. You can lift a shopping trolley, move a fence two metres back from the edge, or persuade the owner of a pond to open the sluice slowly instead of all at once. We have seen trout return to a ditch three hundred metres long because one gardener stopped washing buckets in it.</p>
<blockquote>
<p>I had walked over that bridge every day for eleven years and never once looked down.</p>
</blockquote>
<p>That sentence is from the logbook of a volunteer on the Lisk. We quote it often, because it describes the obstacle better than any study. Water is not ignored out of malice. It is ignored because it lies below eye level.</p>
<h2>What we promise</h2>
<p>The network is an association of local groups. None is larger than a village choir, some are two people and a dog. What they share is a method, a laboratory when one is needed, and four promises.</p>
<ul>
<li>We publish what we measure, within a day, also when it is dull and also when it is inconvenient.</li>
<li>We mark our mistakes and leave them visible.</li>
<li>We ask owners before we cross their land, and we thank them afterwards.</li>
<li>We never take money from anyone who wants a particular result.</li>
</ul>
<p>The last promise has cost us two grants so far. The first has cost us more sleep. When a group on the upper Orwen found, in its second week, that the cleanest-looking pool of the valley held four times the nitrate of the ditch beside it, the temptation to wait for a third week was strong. The figure was published the same evening. It was correct, the cause turned out to be a cracked pipe that nobody had suspected, and the owner of the pipe mended it within a month and brought cake.</p>
<h2>What you can do before lunch</h2>
<p>Find out the name of the water nearest to you. If it has none on the map, ask the oldest person in the street; it will have one. Go and stand beside it for ten minutes without a telephone. Notice which way it flows, what it smells of, and whether anything moves. Then write down the date and those three things.</p>
<p>You have just made an observation. It is worth exactly as much as ours, provided that you go back next week and make another one. Our <a href="https://clear-rivers.example/en/how-to-take-a-water-sample">sampling guide</a> says how to go on from there.</p>'),
	('018da69b-82e4-76e5-9f3b-f5716385d768', 'qu-est-ce-qu-une-riviere-claire', 'fr', 1707897225000000, 1707901200000000, 2, 1707901200000000, 'Qu’est-ce qu’une rivière claire ?', 'Une rivière brune peut être saine, une rivière limpide peut être morte. Ce que veut dire notre nom, et les trois questions par lesquelles tout commence.', false, 'published', NULL, '018ce85f-2a03-70b6-b2fc-9dcdac103525', '01a226b1-157b-70ba-8623-416bc0eafbf4', 1707901200, NULL, NULL, NULL, NULL, NULL, '018da69b-8028-7fd3-ab64-620b85f8ff6b', '{"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}', NULL, NULL, 2, '<p>On nous demande souvent ce que nous entendons par « rivière claire », et l’on a raison. Une rivière en crue est brune et bien portante. Une autre, au pied d’une ancienne mine, peut être limpide comme du verre sans que rien n’y vive. Disons donc tout de suite ce que le mot ne veut pas dire : il ne veut pas dire transparente.</p>
<p>Une rivière claire, au sens où nous l’employons, est une rivière que l’on peut comprendre. Quelqu’un sait d’où vient son eau, ce qui s’y ajoute en chemin et ce qui a changé depuis l’an dernier. Ce savoir est écrit, il est ouvert, et n’importe quel promeneur du dimanche peut le vérifier.</p>
<h2>Trois questions</h2>
<p>Tout ce que fait le réseau commence par les trois mêmes questions. Elles ont l’air simples. Pour la plupart des rivières, personne ne sait répondre aux trois.</p>
<ol>
<li><strong>Combien d’eau y a-t-il ?</strong> Non pas en moyenne, mais aujourd’hui, et au moment le plus sec d’un mois d’août ordinaire.</li>
<li><strong>Qu’y a-t-il dedans ?</strong> Des sels, des nutriments, de l’oxygène, de la chaleur ; et de petits animaux qui remarquent un changement bien avant les instruments.</li>
<li><strong>Qui peut aller où ?</strong> Les poissons vers l’amont, les graviers vers l’aval, les gens jusqu’à la berge sans enjamber de clôture.</li>
</ol>
<p>Si vous savez y répondre pour le tronçon qui passe derrière chez vous, vous en savez plus qu’aucun rapport rangé sur une étagère. Si vos voisins savent y répondre pour le tronçon suivant, et ainsi de suite jusqu’à la mer, vous avez ce que nous appelons une rivière claire, quelle que soit ce matin la couleur de l’eau.</p>
<h2>Pourquoi les petites</h2>
<p>Les grandes rivières ont des amis. Elles ont des ports, des ministères, des stations de mesure et des poètes. Le ruisseau qui coule sous le parking du supermarché n’a rien de tout cela, et il y a bien plus de ruisseaux que de fleuves. Les neuf dixièmes d’un réseau hydrographique se franchissent d’un bond. Ce qui y tourne mal tourne mal aussi plus bas, un peu plus tard et devant davantage de témoins.</p>
<p>C’est également là qu’une personne seule peut agir. On ne soulève pas un barrage. On soulève un chariot de supermarché, on recule une clôture de deux mètres, on persuade le propriétaire d’un étang d’ouvrir sa vanne doucement plutôt que d’un seul coup. Nous avons vu des truites revenir dans un fossé de trois cents mètres parce qu’un jardinier avait cessé d’y rincer ses seaux.</p>
<blockquote>
<p>J’ai traversé ce pont chaque jour pendant onze ans sans jamais baisser les yeux.</p>
</blockquote>
<p>Cette phrase vient du carnet d’une bénévole. Nous la citons volontiers, car elle décrit l’obstacle mieux que toutes les études. Si l’on néglige l’eau, ce n’est pas par malveillance : elle coule plus bas que le regard.</p>
<h2>Ce que nous promettons</h2>
<p>Le réseau réunit des groupes locaux. Aucun n’est plus nombreux qu’une chorale de village, certains comptent deux personnes et un chien. Ils partagent une méthode, au besoin un laboratoire, et quatre promesses.</p>
<ul>
<li>Nous publions ce que nous mesurons sous un jour, même si c’est ennuyeux, même si cela dérange.</li>
<li>Nous signalons nos erreurs et les laissons visibles.</li>
<li>Nous demandons l’autorisation avant de traverser un terrain, et nous remercions après.</li>
<li>Nous n’acceptons jamais l’argent de qui souhaite un résultat précis.</li>
</ul>
<h2>Ce que vous pouvez faire avant midi</h2>
<p>Cherchez le nom de l’eau la plus proche. Si la carte l’ignore, demandez à la personne la plus âgée de la rue : elle le connaît. Restez dix minutes au bord, sans téléphone. Regardez dans quel sens elle coule, ce qu’elle sent, ce qui bouge. Puis notez la date et ces trois choses.</p>
<p>Vous venez de faire une observation. Elle vaut exactement autant que les nôtres, à condition d’y retourner la semaine prochaine. Pour la suite, voyez <a href="https://fr.clear-rivers.example/prelever-un-echantillon-d-eau">notre guide de prélèvement</a>.</p>'),
	('018dabf2-4def-7761-9ee7-a99b083b5317', 'ما-هو-النهر-الصافي', 'ar', 1707986800000000, 1707991200000000, 2, 1707991200000000, 'ما هو النهر الصافي؟', 'قد يكون النهر البنّي بخير، وقد يكون الشفّاف ميتًا. معنى اسمنا، والأسئلة الثلاثة التي يبدأ بها كل شيء.', false, 'published', NULL, '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', '01a226b1-157b-70ba-8623-416bc0eafbf4', 1707991200, NULL, NULL, NULL, NULL, NULL, NULL, '{"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}', NULL, NULL, 2, '<p>يسألنا الناس ماذا نعني بالنهر الصافي، وهم محقّون في السؤال. فقد يكون النهر في فيضانه بنّيًّا وهو بخير، وقد يكون النهر أسفل منجم قديم شفّافًا كالزجاج ولا حياة فيه. فلنقل من البداية ما الذي لا تعنيه الكلمة: إنها لا تعني الشفافية.</p>
<p>النهر الصافي، كما نفهمه، هو النهر الذي يمكن فهمه. ثمّة من يعرف من أين يأتي ماؤه، وما الذي يضاف إليه في الطريق، وما الذي تغيّر منذ العام الماضي. وهذه المعرفة مدوّنة ومتاحة، ويستطيع من يتمشّى على الضفّة يوم العطلة أن يتحقّق منها.</p>
<h2>ثلاثة أسئلة</h2>
<p>كل ما تفعله الشبكة يبدأ بالأسئلة الثلاثة نفسها. تبدو بسيطة، ومع ذلك فمعظم الأنهار لا تجد من يجيب عنها كلّها.</p>
<ol>
<li><strong>كم فيه من الماء؟</strong> ليس في المتوسط، بل اليوم، وفي أشدّ أيام الصيف جفافًا.</li>
<li><strong>ماذا في الماء؟</strong> أملاح ومغذّيات وأكسجين وحرارة، وكائنات صغيرة تلحظ التغيّر قبل أن تلحظه الأجهزة بوقت طويل.</li>
<li><strong>من يستطيع أن يصل، وإلى أين؟</strong> الأسماك إلى أعلى النهر، والحصى إلى أسفله، والناس إلى ضفّته من دون أن يتسلّقوا سياجًا.</li>
</ol>
<p>إن استطعت أن تجيب عن هذه الأسئلة في المقطع الذي يجري خلف بيتك، فأنت تعرف عنه أكثر ممّا يعرفه أيّ تقرير على الرفّ. وإن استطاع جيرانك أن يجيبوا عنها في المقطع الذي يليه، وهكذا حتى البحر، فلديكم ما نسمّيه نهرًا صافيًا، أيًّا كان لون الماء هذا الصباح.</p>
<h2>لماذا الأنهار الصغيرة؟</h2>
<p>للأنهار الكبيرة أصدقاء: لها موانئ ووزارات ومحطّات قياس وشعراء. أمّا الجدول الذي يجري تحت موقف السيارات فليس له شيء من ذلك، والجداول أكثر من الأنهار بكثير. وما يسوء فيها يسوء في الأسفل أيضًا، بعد حين، وأمام عدد أكبر من الناظرين.</p>
<p>وفي الجداول الصغيرة يستطيع شخص واحد أن يصنع فرقًا. لا أحد يرفع سدًّا بيديه، لكنّنا نستطيع أن نرفع عجلة ملقاة في الماء، أو أن نُبعد سياجًا مترين عن الحافّة. وقد رأينا السمك يعود إلى ساقية طولها ثلاثمئة متر لأن بستانيًّا واحدًا كفّ عن غسل دلائه فيها.</p>
<blockquote>
<p>عبرتُ ذلك الجسر كلّ يوم أحد عشر عامًا، ولم أنظر مرّة واحدة إلى أسفل.</p>
</blockquote>
<p>هذه الجملة من دفتر إحدى المتطوّعات. نكرّرها كثيرًا لأنّها تصف العائق خيرًا ممّا تصفه الدراسات. فالماء لا يُنسى عن سوء نيّة، بل لأنّه يجري تحت مستوى النظر.</p>
<h2>ما تستطيع فعله قبل الظهر</h2>
<p>ابحث عن اسم أقرب ماء إليك. فإن لم تجده على الخريطة فاسأل أكبر سكّان الشارع سنًّا. ثمّ قف إلى جانبه عشر دقائق بلا هاتف، ولاحظ إلى أين يجري، وما رائحته، وما الذي يتحرّك فيه. واكتب التاريخ وهذه الأشياء الثلاثة: تلك ملاحظتك الأولى، وقيمتها كقيمة ملاحظاتنا تمامًا، بشرط أن تعود في الأسبوع المقبل.</p>'),
	('018dbe4a-dcef-7eeb-a480-285769ff0a7b', '清流とは何か', 'ja', 1708294593000000, 1708300800000000, 2, 1708300800000000, '「清流」とは何か', '茶色くても健やかな川があり、澄んでいても死んだ川がある。名前にこめた意味と、すべての始まりにある三つの問い。', false, 'published', NULL, '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', '01a226b1-157b-70ba-8623-416bc0eafbf4', 1708300800, NULL, NULL, NULL, NULL, NULL, NULL, '{"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}', NULL, NULL, 2, '<p>「清流」とはどういう意味ですか、とよく尋ねられます。もっともな問いです。増水した川は茶色くても健やかですし、古い鉱山の下を流れる川は、ガラスのように澄んでいても何も棲んでいないことがあります。ですから、まず何を意味しないかを言っておきましょう。透明であることではありません。</p>
<p>私たちのいう清流とは、わかる川のことです。水がどこから来て、途中で何が加わり、去年から何が変わったのかを、だれかが知っている。それが書きとめられ、公開され、日曜日に岸を歩く人にも確かめられる。そういう川です。</p>
<h2>三つの問い</h2>
<ol>
<li><strong>水はどれだけあるか。</strong>平均ではなく、今日、そして八月のいちばん乾いたときに。</li>
<li><strong>水に何が含まれているか。</strong>塩類、栄養分、酸素、熱。そして、計器より先に変化に気づく小さな生きもの。</li>
<li><strong>だれがどこまで行けるか。</strong>魚は上流へ、砂利は下流へ、人は柵を越えずに岸辺へ。</li>
</ol>
<p>家の裏の流れについてこの三つに答えられるなら、あなたは棚に並ぶどの報告書よりもその川に詳しいのです。隣の人が次の区間について答えられ、それが海まで続けば、今朝の水の色がどうであれ、それは清流です。</p>
<h2>なぜ小さな川なのか</h2>
<p>大きな川には味方がいます。港があり、役所があり、観測所があり、詩人がいます。駐車場の下を流れる小川には何もありません。けれども水系の長さの九割は、ひと跳びで越えられる流れでできています。そこで起きたことは、少し遅れて、必ず下流でも起こります。</p>
<p>小さな川なら、一人でもできることがあります。ダムは持ち上げられませんが、投げこまれた自転車なら持ち上げられます。ある溝では、一人の庭師がバケツを洗うのをやめただけで、ヤマメが戻ってきました。</p>
<blockquote>
<p>十一年間、毎日あの橋を渡っていながら、一度も下を見たことがなかった。</p>
</blockquote>
<p>あるボランティアの記録帳にあった言葉です。水が忘れられるのは悪意のせいではありません。目の高さより下を流れているからです。</p>
<p>いちばん近い水の名前を調べてみてください。地図になければ、町でいちばん年上の人に聞けば、きっと知っています。そして電話を持たずに十分間、そばに立ってみましょう。流れの向き、におい、動くもの。日付とその三つを書きとめれば、それがあなたの最初の観察です。</p>'),
	('018e0c23-0e1c-7fb0-8631-7ec4deddc4dc', 'counting-mayflies', 'en', 1709600607000000, 1709655600000000, 2, 1709655600000000, 'Counting mayflies with cold hands', NULL, false, 'published', NULL, '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', NULL, 1709655600, NULL, NULL, NULL, NULL, NULL, '018e0c23-0d97-7f23-8a12-d5c693736dc5', NULL, NULL, NULL, 2, '<p>It was four degrees on Saturday, and thirty-one people stood in Marl Brook up to their knees, kicking gravel. The method is called a kick sample and it looks as silly as it sounds: you shuffle backwards for three minutes, and whatever you dislodge drifts into the net.</p>
<p>We count eight groups of animals. Each has a score, the scores are added, and the sum says how the brook has been doing for the past months, not only for the past minute.</p>
<dl>
<dt>Flat-bodied mayflies</dt>
<dd>The fussiest of all. They need cold, fast water and plenty of oxygen. We found 212.</dd>
<dt>Cased caddis</dt>
<dd>They build a house of sand or twigs and drag it about. We found 87, one of them in a house made mostly of green bottle glass.</dd>
<dt>Freshwater shrimps</dt>
<dd>Too many to count; we estimate by the spoonful. Four spoonfuls.</dd>
</dl>
<p>Marl Brook scores 9, two more than last March. The next count is on the first Saturday in June, when it will be warmer and there will be less tea.</p>'),
	('018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1', 'how-to-take-a-water-sample', 'en', 1712633786000000, 1787578800000000, 7, 1712649600000000, 'How to take a water sample in ten minutes', 'Half a litre of river, one paper strip and a pencil: the method that all our groups use, step by step.', false, 'published', NULL, '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', '01a226b1-1595-71b4-a247-77ca30e01296', 1712649600, NULL, NULL, NULL, NULL, 1712649900, '018ec0ed-b031-7097-9fd1-03a69d485b39', '{"name": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}', NULL, NULL, 7, '<p>You need a clean half-litre bottle, a test strip for nitrate, a thermometer, a pencil and ten minutes. You do not need boots, a licence or a degree. What you do need is to do it in the same way each time, because a river that is measured differently every week seems to change even when it does not.</p>
<h2>Before you go</h2>
<ul>
<li>Tell somebody where you are going and when you will be back.</li>
<li>Look at the weather of the last two days as well as today’s. Heavy rain upstream arrives late.</li>
<li>Never sample alone at night, from ice, or when the water is higher than your knee.</li>
</ul>
<h2>At the water</h2>
<ol>
<li>Stand on the downstream side of the place you sample, so that you stir up nothing that gets into the bottle.</li>
<li>Rinse the bottle three times with river water and pour it out behind you.</li>
<li>Hold it by the base, mouth down, push it under to the depth of your elbow, and turn it into the current.</li>
<li>Read the thermometer while it is still in the water.</li>
<li>Dip the strip for <em>one</em> second, shake it once, wait sixty seconds, and compare the colour in the shade.</li>
<li>Write everything down before you move.</li>
</ol>
<figure><img src="https://media.clear-rivers.example/2024/04/strip-in-the-shade.jpg" alt="A hand holds a test strip beside a printed colour chart in the shadow of a hat." width="1600" height="1067" loading="lazy">
<figcaption>Your own shadow will do. Direct sun makes every strip look one step too low.</figcaption>
</figure>
<h2>What the colours say</h2>
<table>
<caption>Nitrate, in milligrams per litre</caption>
<thead>
<tr><th scope="col">Reading</th><th scope="col">What it usually means</th><th scope="col">What to do</th></tr>
</thead>
<tbody>
<tr><td>0–5</td><td>Little influence from fields or drains</td><td>Record it; come back next week</td></tr>
<tr><td>5–25</td><td>Ordinary farmland</td><td>Record it; compare winter with summer</td></tr>
<tr><td>25–50</td><td>A great deal for a small stream</td><td>Sample again within two days, above and below</td></tr>
<tr><td>&gt; 50</td><td>Something is leaking</td><td>Photograph the strip and call your group leader</td></tr>
</tbody>
</table>
<p>A complete record fits on one line:</p>
<pre><code>LISK-0417  2024-04-09 07:40  T=8.5  NO3=10  low, two dippers</code></pre>
<p>One high reading proves nothing. Three in a row, taken in the same way by two different people, are worth a telephone call. Please do not knock on doors yourself: the group leader knows the owners, and nine times out of ten the cause is an accident that nobody had noticed.</p>
<h2>Afterwards</h2>
<p>Send the reading the same day, by the app or on the paper form. Put used strips in the household waste, not in the river. Rinse the bottle with tap water and leave it open to dry. Then have the rest of your ten minutes to look at the water, which is the point of the whole exercise.</p>'),
	('018ee312-525a-75d2-8aa0-c8d07e9a92dd', 'prelever-un-echantillon-d-eau', 'fr', 1713206612000000, 1713254400000000, 2, 1713254400000000, 'Prélever un échantillon d’eau en dix minutes', NULL, false, 'published', NULL, '018ce85f-2a03-70b6-b2fc-9dcdac103525', '01a226b1-1595-71b4-a247-77ca30e01296', 1713254400, NULL, NULL, NULL, NULL, NULL, NULL, '{"name": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}', NULL, NULL, 2, '<p>Il vous faut une bouteille propre d’un demi-litre, une bandelette à nitrates, un thermomètre, un crayon et dix minutes. Ni bottes, ni permis, ni diplôme. Une seule exigence : procéder chaque fois de la même façon.</p>
<ol>
<li>Placez-vous en aval du point de prélèvement, pour ne rien remuer qui finisse dans la bouteille.</li>
<li>Rincez trois fois la bouteille à l’eau de la rivière et videz-la derrière vous.</li>
<li>Tenez-la par le fond, goulot vers le bas, enfoncez-la jusqu’au coude, puis tournez-la face au courant.</li>
<li>Lisez le thermomètre pendant qu’il est encore dans l’eau.</li>
<li>Trempez la bandelette <em>une</em> seconde, secouez-la, attendez soixante secondes, comparez les couleurs à l’ombre.</li>
<li>Notez tout avant de bouger.</li>
</ol>
<p>Ne prélevez jamais seul la nuit, sur la glace, ni quand l’eau dépasse le genou. Une valeur élevée ne prouve rien ; trois de suite, obtenues par deux personnes différentes, méritent un coup de téléphone.</p>
<p>Envoyez le relevé le jour même. Et gardez quelques minutes pour regarder l’eau : c’est le but de l’exercice.</p>'),
	('018f06db-51a7-7248-af12-cff3ffa3bda6', '十分でできる採水の手引き', 'ja', 1713806987000000, 1713834000000000, 2, 1713834000000000, '十分でできる採水の手引き', NULL, false, 'published', NULL, '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', '01a226b1-1595-71b4-a247-77ca30e01296', 1713834000, NULL, NULL, NULL, NULL, NULL, '018f06db-4f1f-7bd6-9d12-00e595e16d9a', '{"name": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}', NULL, NULL, 2, '<p>用意するものは、きれいな五百ミリリットルの瓶、硝酸塩の試験紙、温度計、鉛筆、そして十分間です。長靴も免許も要りません。大切なのは、毎回おなじやり方で測ることだけです。</p>
<ol>
<li>採る場所より下流側に立ちます。巻きあげた泥が瓶に入らないようにするためです。</li>
<li>川の水で瓶を三回すすぎ、後ろに捨てます。</li>
<li>瓶の底を持ち、口を下にしてひじの深さまで沈め、流れに向けて起こします。</li>
<li>温度計は水に入れたまま読みます。</li>
<li>試験紙を一秒だけひたし、軽く振り、六十秒待って、日陰で色を比べます。</li>
<li>その場を動く前に、すべて書きとめます。</li>
</ol>
<p>夜に一人で、氷の上で、または水がひざより高いときには、決して採水しないでください。</p>
<p>一度高い値が出ても、何の証明にもなりません。二人が別々に測って三回続いたら、地域の世話役に電話をください。</p>'),
	('018f2a5e-0f4f-7ce4-94b8-8028aefdce41', 'كيف-تأخذ-عينة-ماء', 'ar', 1714402758000000, 1714467600000000, 2, 1714467600000000, 'كيف تأخذ عيّنة ماء في عشر دقائق', NULL, false, 'published', NULL, '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', '01a226b1-1595-71b4-a247-77ca30e01296', 1714467600, NULL, NULL, NULL, NULL, NULL, NULL, '{"name": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}', NULL, NULL, 2, '<p>تحتاج إلى زجاجة نظيفة سعتها نصف لتر، وشريط لفحص النترات، وميزان حرارة، وقلم رصاص، وعشر دقائق. لا حاجة إلى حذاء طويل ولا رخصة ولا شهادة. المهمّ أن تقيس بالطريقة نفسها كلّ مرّة.</p>
<ol>
<li>قف أسفل موضع العيّنة مع اتّجاه التيّار، كي لا تدخل الزجاجةَ أتربةٌ حرّكتها قدماك.</li>
<li>اشطف الزجاجة ثلاث مرّات بماء النهر، واسكبه خلفك.</li>
<li>أمسكها من قاعدتها وفوّهتها إلى أسفل، واغمرها حتى مرفقك، ثم أدرها نحو التيّار.</li>
<li>اقرأ ميزان الحرارة وهو في الماء.</li>
<li>اغمس الشريط ثانية <em>واحدة</em>، وانتظر ستّين ثانية، وقارن الألوان في الظلّ.</li>
<li>دوّن كلّ شيء قبل أن تتحرّك.</li>
</ol>
<p>لا تأخذ عيّنة وحدك ليلًا، ولا حين يعلو الماء ركبتك. قراءة مرتفعة واحدة لا تثبت شيئًا، أمّا ثلاث قراءات متتالية لشخصين مختلفين فتستحقّ مكالمة هاتفية.</p>'),
	('018fdcd5-e383-7433-99cf-a3aed8b9a79e', 'tyres-tins-and-one-piano', 'en', 1717396956000000, 1717408800000000, 2, 1717408800000000, 'Tyres, tins and one piano: the spring clean in figures', NULL, false, 'published', NULL, '018ce871-7c44-7fc2-b828-ea472346cc13', '01a226b1-15a9-747d-9356-7cabca19743f', 1717408800, NULL, NULL, NULL, NULL, NULL, '018fdcd5-e6bc-7912-908b-4ba771b1e98c', NULL, NULL, NULL, 2, '<p>Forty-two groups cleaned 96 kilometres of bank on the last weekend of May. This is what they carried away.</p>
<table>
<thead>
<tr><th scope="col">What</th><th scope="col">Pieces</th><th scope="col">Change on 2023</th></tr>
</thead>
<tbody>
<tr><th scope="row">Drink cans and tins</th><td>6,114</td><td>−12 %</td></tr>
<tr><th scope="row">Plastic bottles</th><td>4,870</td><td>−3 %</td></tr>
<tr><th scope="row">Wet wipes</th><td>not counted; 310 kg</td><td>+8 %</td></tr>
<tr><th scope="row">Tyres</th><td>203</td><td>−41 %</td></tr>
<tr><th scope="row">Pianos</th><td>1</td><td>+1</td></tr>
</tbody>
</table>
<p>The fall in tyres follows from a simple change: since last autumn four garages along the Tamble take them back for nothing and ask no questions. The wipes are the sad line of the table. They are sold as if they dissolved, and they do not.</p>
<p>The piano was an upright, face down in the Lisk below the old ferry steps. It took eleven people to bring it up. Two keys still sounded.</p>'),
	('018fe2f3-5ea2-75a8-a007-a8e5f30609b3', 'des-pneus-des-boites-et-un-piano', 'fr', 1717499551000000, 1717570800000000, 2, 1717570800000000, 'Des pneus, des boîtes et un piano : le nettoyage de printemps en chiffres', NULL, false, 'published', NULL, '018ce85f-2a03-70b6-b2fc-9dcdac103525', '01a226b1-15a9-747d-9356-7cabca19743f', 1717570800, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2, '<p>Quarante-deux groupes ont nettoyé 96 kilomètres de berges le dernier week-end de mai. En France, sept équipes étaient de la partie, de la Verdoline à l’Aubrelle.</p>
<ul>
<li>6 114 boîtes et canettes, soit 12 % de moins qu’en 2023</li>
<li>4 870 bouteilles en plastique</li>
<li>310 kilos de lingettes, qui se vendent comme solubles et ne le sont pas</li>
<li>203 pneus, 41 % de moins, depuis que des garages les reprennent sans poser de questions</li>
<li>un piano droit</li>
</ul>
<p>Le piano reposait sur le ventre dans la Lisk. Il a fallu onze personnes pour le remonter. Deux touches sonnaient encore.</p>'),
	('01902a3a-8912-7536-85b2-dab99545c468', '蛍を数える夜', 'ja', 1718695397000000, 1718763300000000, 3, 1718712000000000, '蛍を数える夜', NULL, false, 'published', NULL, '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', '01a226b1-15b1-7057-8284-9b62e7d4ca3e', 1718712000, NULL, NULL, NULL, NULL, 1718712000, '01902a3a-8959-7b24-aacd-807919bd19ba', NULL, NULL, NULL, 3, '<p>七時四十五分、最後の子どもが最後の懐中電灯を消す。しばらくは何も見えず、瀬音川の音だけが大きくなる。やがて、だれかがささやく。「いた」。</p>
<p>瀬音川の会が六月に蛍を数えはじめて、今年で九年になる。決まりは単純だ。数えるのは虫ではなく光。十二の地点で、きっかり三分間。数は相談せずに書く。今年の合計は四百十八。昨年は二百六十六、護岸工事の翌年の夏は九十三だった。</p>
<h2>三分間の沈黙</h2>
<p>三分は長い。はじめの一分は目が慣れるのを待つだけで過ぎてしまう。二分目に、草の根元から光がひとつ浮かび、向こう岸の光と息を合わせるように明滅しはじめる。三分目には、数えることをつい忘れる。だから地点ごとに二人ずつ立つことにしている。一人が忘れても、もう一人が数えている。</p>
<p>第九地点の受けもちは、ことし八十一になる元の船頭さんだ。若いころは川面が明るくて、提灯なしで舟を出せたという。「大げさに言うとるんじゃないよ」と念を押してから、少し考えて、「いや、少しは大げさかもしれん」と笑った。</p>
<h2>隅っこだけ</h2>
<p>大きな計画があったわけではない。町は片岸の草刈りを七月まで待つようになり、七番の地点の農家は、田の湿った隅を耕さずに残している。幼虫がそこへ上がり、土の中でさなぎになるからだ。理由を尋ねると、「隅っこだけだからね」と言う。</p>
<p>その隅っこで、今年は七十一の光を数えた。十二地点でいちばん多い。</p>
<p>帰り道、子どもたちは懐中電灯をつけなかった。</p>'),
	('01904be6-b430-716d-b5d5-e829238c7822', 'a-night-of-counting-fireflies', 'en', 1719260329000000, 1719300600000000, 2, 1719300600000000, 'A night of counting fireflies', 'For three minutes nobody speaks. Nine years of fireflies on the Seoto, from 93 lights to 418.', false, 'published', NULL, '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', '01a226b1-15b1-7057-8284-9b62e7d4ca3e', 1719300600, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2, '<p>At a quarter to eight the last child is told to switch off the last torch. For a few minutes nobody can see anything at all, and the river seems to grow louder. Then somebody whispers: there.</p>
<p>The group on the Seoto has counted its fireflies every June for nine years. The rule is to count lights, not insects, for exactly three minutes at each of twelve posts, and to write the number without discussing it. This year the sum was 418, after 266 last year and 93 in the summer that followed the concrete works.</p>
<p>What helped was not a great plan. The town stopped mowing one bank before July, and the farmer at post seven leaves a wet corner of his field unploughed, because the larvae crawl ashore there to pupate. <q cite="https://clear-rivers.example/ja/%E8%9B%8D%E3%82%92%E6%95%B0%E3%81%88%E3%82%8B%E5%A4%9C">It is only a corner</q>, he says.</p>'),
	('0191fdc5-5090-7465-abfc-30f43d4a2dcf', 'nitrate-a-short-explanation', 'en', 1726539452000000, 1726561800000000, 2, 1726561800000000, 'Nitrate: a short explanation of a long problem', 'The same molecule feeds wheat and suffocates fish. Where nitrate comes from, what it does in a stream, and why patience is part of the cure.', false, 'published', NULL, '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', '01a226b1-15b9-72b4-9919-8631a39da59b', 1726561800, NULL, NULL, NULL, NULL, NULL, '0191fdc5-4f53-77c3-b37e-24ae26f0196c', '{"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}', NULL, NULL, 2, '<p>Nitrate is not a poison that somebody pours into a river at night. It is plant food. That is why it is so hard to talk about: the same molecule that makes wheat grow makes a stream turn green, and nobody in the chain has done anything unusual.</p>
<h2>Where it comes from</h2>
<p>Plants take up nitrogen while they grow. In autumn they stop, the rain does not, and whatever nitrate is left in the soil travels with the water. Some runs off within hours through drains. The rest sinks into the ground and comes out in springs years later. A spring that we sample on the upper Orwen carries rain that fell when the people who sample it were at school.</p>
<h2>What it does</h2>
<p>In the light, nitrate feeds algae. The algae shade the gravel, die, and are eaten by bacteria, which use up the oxygen at night. Fish that have all the food in the world then suffocate at four in the morning. This is why we ask some volunteers to measure before sunrise, and why we are grateful to them.</p>
<h2>What helps</h2>
<ul>
<li>Sowing a green cover after the harvest, so that something is still growing in October.</li>
<li>A strip of five metres along the bank that is neither ploughed nor spread.</li>
<li>Wetlands at the end of drains: a pond the size of a tennis court can remove half of what flows in.</li>
<li>Time. A farm that changes its practice today will see it in its drains next spring, and in its springs perhaps in 2040.</li>
</ul>
<p>The last point is the one to remember when a reading stays high although everybody has done the right thing. The river is not ungrateful. It is slow.</p>
<p>The unit on our strips is <abbr title="milligrams per litre">mg/l</abbr> of nitrate (NO<sub>3</sub>). Some laboratories report nitrogen instead; multiply their figure by 4.4 to compare.</p>'),
	('01922117-d43a-76f6-a0da-4e6c8dd6016d', 'les-nitrates-expliques-en-quelques-mots', 'fr', 1727132062000000, 1727161200000000, 2, 1727161200000000, 'Les nitrates, expliqués en quelques mots', 'La même molécule nourrit le blé et étouffe les poissons. D’où elle vient, ce qu’elle fait, ce qui aide.', false, 'published', NULL, '018ce85f-2a03-70b6-b2fc-9dcdac103525', '01a226b1-15b9-72b4-9919-8631a39da59b', 1727161200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2, '<p>Le nitrate n’est pas un poison que l’on déverserait la nuit dans une rivière. C’est la nourriture des plantes, et voilà pourquoi il est si difficile d’en parler : la même molécule fait pousser le blé et verdir le ruisseau, sans que personne ait rien fait d’extraordinaire.</p>
<h2>D’où il vient</h2>
<p>Les plantes absorbent l’azote pendant leur croissance. En automne elles s’arrêtent, la pluie non, et le nitrate resté dans le sol part avec l’eau. Une partie file en quelques heures par les drains. Le reste s’enfonce et ressort des années plus tard, par les sources.</p>
<h2>Ce qu’il fait</h2>
<p>À la lumière, il nourrit les algues. Celles-ci meurent, des bactéries les digèrent et consomment l’oxygène pendant la nuit. Des poissons qui ont de quoi manger étouffent alors à quatre heures du matin.</p>
<h2>Ce qui aide</h2>
<ul>
<li>semer un couvert après la moisson, pour que quelque chose pousse encore en octobre ;</li>
<li>laisser cinq mètres de berge sans labour ni épandage ;</li>
<li>creuser au bout des drains une mare grande comme un court de tennis ;</li>
<li>attendre : la rivière n’est pas ingrate, elle est lente.</li>
</ul>'),
	('019244fb-7c13-7137-8230-9da4343e2436', 'النترات-شرح-قصير', 'ar', 1727734184000000, 1727769600000000, 2, 1727769600000000, 'النترات: شرح قصير لمشكلة طويلة', NULL, false, 'published', NULL, '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', '01a226b1-15b9-72b4-9919-8631a39da59b', 1727769600, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2, '<p>ليست النترات سمًّا يسكبه أحدهم في النهر ليلًا، بل هي غذاء النبات، ولهذا يصعب الحديث عنها: فالجزيء نفسه الذي يُنبت القمح يجعل الجدول أخضر، من غير أن يكون أحد قد فعل شيئًا غير مألوف.</p>
<p>تمتصّ النباتات النيتروجين وهي تنمو. ثمّ يأتي الخريف فتتوقّف ولا يتوقّف المطر، فيسافر ما بقي من النترات مع الماء: بعضه في ساعات، وبعضه يغور في الأرض ويخرج من الينابيع بعد سنين.</p>
<p>وفي ضوء الشمس تغذّي النترات الطحالب، ثمّ تموت الطحالب فتحلّلها البكتيريا وتستهلك الأكسجين في الليل. وهكذا تختنق في الرابعة فجرًا أسماكٌ لا ينقصها طعام.</p>
<h2>ما الذي ينفع؟</h2>
<ul>
<li>زراعة غطاء أخضر بعد الحصاد.</li>
<li>ترك خمسة أمتار على الضفّة بلا حرث ولا تسميد.</li>
<li>بركة صغيرة في آخر المصرف تزيل نصف ما يصل إليها.</li>
<li>الوقت: فالنهر ليس جاحدًا، إنه بطيء.</li>
</ul>'),
	('01a226b1-1661-749a-94f3-c15568d32ebb', 'only-a-draft', 'en', 1795945469537284, 1795945469537284, 1, NULL, 'A draft', NULL, false, 'draft', NULL, '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, '<p>A draft.</p>'),
	('01a226b1-1667-7677-a412-aa290b5def41', 'to-be-published', 'en', 1795945469543467, 1795945469548990, 2, NULL, 'To be published', NULL, false, 'scheduled', NULL, '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', NULL, NULL, 4070941200, NULL, NULL, 4070941200, NULL, NULL, NULL, NULL, NULL, 2, '<p>To be published.</p>'),
	('01a226b1-1673-75ce-9628-ae37224d76b6', 'withdrawn', 'en', 1795945469554806, 1795945469606785, 3, 1795945469000001, 'Withdrawn', NULL, false, 'withdrawn', 'unpublished', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', NULL, 1795945469, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 3, '<p>Withdrawn.</p>'),
	('01a226b1-1679-75c3-8396-158eda0e8ac4', 'withdrawn-by-law', 'en', 1795945469560743, 1795945469617865, 3, 1795945469000002, 'Withdrawn by law', NULL, false, 'withdrawn', 'legal', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', NULL, 1795945469, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 3, '<p>Withdrawn by law.</p>'),
	('01a226b1-1621-703a-8648-117d8eb94f6e', 'second-public-form', 'en', 1795945469473467, 1795945469649213, 5, 1795945469000000, 'First public form', 'Kept for later releases.', false, 'published', NULL, '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', NULL, 1795945469, NULL, NULL, NULL, NULL, NULL, '01a226b1-1644-71c3-81bd-bd6d657dcfa1', NULL, NULL, NULL, 5, '<p>First public form.</p>');
INSERT INTO public.post_author VALUES
	('018d9943-2eb2-72aa-a601-9d80e537eaea', '018ce888-5d86-7c28-9b2b-dda9703598ae', 0),
	('018da69b-82e4-76e5-9f3b-f5716385d768', '018ce888-5d86-7c28-9b2b-dda9703598ae', 0),
	('018dabf2-4def-7761-9ee7-a99b083b5317', '018ce888-5d86-7c28-9b2b-dda9703598ae', 0),
	('018dbe4a-dcef-7eeb-a480-285769ff0a7b', '018ce888-5d86-7c28-9b2b-dda9703598ae', 0),
	('018e0c23-0e1c-7fb0-8631-7ec4deddc4dc', '018ce88c-f10d-7cc9-8011-263db987f7c1', 0),
	('018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1', '018ce88c-f10d-7cc9-8011-263db987f7c1', 0),
	('018ee312-525a-75d2-8aa0-c8d07e9a92dd', '018ce88c-f10d-7cc9-8011-263db987f7c1', 0),
	('018ee312-525a-75d2-8aa0-c8d07e9a92dd', '018ced3c-4a55-78fc-83b2-be0ae2f79553', 1),
	('018f06db-51a7-7248-af12-cff3ffa3bda6', '018ce88c-f10d-7cc9-8011-263db987f7c1', 0),
	('018f06db-51a7-7248-af12-cff3ffa3bda6', '018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e', 1),
	('018f2a5e-0f4f-7ce4-94b8-8028aefdce41', '018ce88c-f10d-7cc9-8011-263db987f7c1', 0),
	('018f2a5e-0f4f-7ce4-94b8-8028aefdce41', '018ced45-70ea-7e10-b06b-d11906f102fc', 1),
	('018fdcd5-e383-7433-99cf-a3aed8b9a79e', '018ce888-5d86-7c28-9b2b-dda9703598ae', 0),
	('018fe2f3-5ea2-75a8-a007-a8e5f30609b3', '018ced3c-4a55-78fc-83b2-be0ae2f79553', 0),
	('01902a3a-8912-7536-85b2-dab99545c468', '018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e', 0),
	('01904be6-b430-716d-b5d5-e829238c7822', '018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e', 0),
	('0191fdc5-5090-7465-abfc-30f43d4a2dcf', '018ce88c-f10d-7cc9-8011-263db987f7c1', 0),
	('01922117-d43a-76f6-a0da-4e6c8dd6016d', '018ced3c-4a55-78fc-83b2-be0ae2f79553', 0),
	('019244fb-7c13-7137-8230-9da4343e2436', '018ce88c-f10d-7cc9-8011-263db987f7c1', 0);
INSERT INTO public.post_tag VALUES
	('018d9943-2eb2-72aa-a601-9d80e537eaea', '018cf299-94ab-7e81-968f-07eff9da0bf3', 0),
	('018d9943-2eb2-72aa-a601-9d80e537eaea', '018cf29c-7acd-7410-a93a-8e4ed429fc52', 1),
	('018da69b-82e4-76e5-9f3b-f5716385d768', '018cf299-94ab-7e81-968f-07eff9da0bf3', 0),
	('018da69b-82e4-76e5-9f3b-f5716385d768', '018cf29c-7acd-7410-a93a-8e4ed429fc52', 1),
	('018dabf2-4def-7761-9ee7-a99b083b5317', '018cf299-94ab-7e81-968f-07eff9da0bf3', 0),
	('018dabf2-4def-7761-9ee7-a99b083b5317', '018cf29c-7acd-7410-a93a-8e4ed429fc52', 1),
	('018dbe4a-dcef-7eeb-a480-285769ff0a7b', '018cf299-94ab-7e81-968f-07eff9da0bf3', 0),
	('018dbe4a-dcef-7eeb-a480-285769ff0a7b', '018cf29c-7acd-7410-a93a-8e4ed429fc52', 1),
	('018e0c23-0e1c-7fb0-8631-7ec4deddc4dc', '018cf2a6-a238-748b-b1e0-59778458320c', 0),
	('018e0c23-0e1c-7fb0-8631-7ec4deddc4dc', '018cf2a8-134e-7c86-9ea8-72a866de2e96', 1),
	('018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1', '018cf29d-ec6f-7733-af7e-bbd08c7d7431', 0),
	('018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1', '018cf2a0-d453-7ac5-9139-d9fd43bb3898', 1),
	('018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1', '018cf2a8-134e-7c86-9ea8-72a866de2e96', 2),
	('018ee312-525a-75d2-8aa0-c8d07e9a92dd', '018cf29d-ec6f-7733-af7e-bbd08c7d7431', 0),
	('018ee312-525a-75d2-8aa0-c8d07e9a92dd', '018cf2a0-d453-7ac5-9139-d9fd43bb3898', 1),
	('018ee312-525a-75d2-8aa0-c8d07e9a92dd', '018cf2a8-134e-7c86-9ea8-72a866de2e96', 2),
	('018f06db-51a7-7248-af12-cff3ffa3bda6', '018cf29d-ec6f-7733-af7e-bbd08c7d7431', 0),
	('018f06db-51a7-7248-af12-cff3ffa3bda6', '018cf2a0-d453-7ac5-9139-d9fd43bb3898', 1),
	('018f06db-51a7-7248-af12-cff3ffa3bda6', '018cf2a8-134e-7c86-9ea8-72a866de2e96', 2),
	('018f2a5e-0f4f-7ce4-94b8-8028aefdce41', '018cf29d-ec6f-7733-af7e-bbd08c7d7431', 0),
	('018f2a5e-0f4f-7ce4-94b8-8028aefdce41', '018cf2a0-d453-7ac5-9139-d9fd43bb3898', 1),
	('018f2a5e-0f4f-7ce4-94b8-8028aefdce41', '018cf2a8-134e-7c86-9ea8-72a866de2e96', 2),
	('018fdcd5-e383-7433-99cf-a3aed8b9a79e', '018cf7d4-3a88-71fa-b53a-7e983313f3f0', 0),
	('018fdcd5-e383-7433-99cf-a3aed8b9a79e', '018cf2a8-134e-7c86-9ea8-72a866de2e96', 1),
	('018fe2f3-5ea2-75a8-a007-a8e5f30609b3', '018cf7d4-3a88-71fa-b53a-7e983313f3f0', 0),
	('018fe2f3-5ea2-75a8-a007-a8e5f30609b3', '018cf2a8-134e-7c86-9ea8-72a866de2e96', 1),
	('01902a3a-8912-7536-85b2-dab99545c468', '018cf2a6-a238-748b-b1e0-59778458320c', 0),
	('01902a3a-8912-7536-85b2-dab99545c468', '018cf2a8-134e-7c86-9ea8-72a866de2e96', 1),
	('01904be6-b430-716d-b5d5-e829238c7822', '018cf2a6-a238-748b-b1e0-59778458320c', 0),
	('01904be6-b430-716d-b5d5-e829238c7822', '018cf2a8-134e-7c86-9ea8-72a866de2e96', 1),
	('0191fdc5-5090-7465-abfc-30f43d4a2dcf', '018cf7d2-ca2d-7312-b668-f3a7cbc12674', 0),
	('0191fdc5-5090-7465-abfc-30f43d4a2dcf', '018cf29d-ec6f-7733-af7e-bbd08c7d7431', 1),
	('01922117-d43a-76f6-a0da-4e6c8dd6016d', '018cf7d2-ca2d-7312-b668-f3a7cbc12674', 0),
	('01922117-d43a-76f6-a0da-4e6c8dd6016d', '018cf29d-ec6f-7733-af7e-bbd08c7d7431', 1),
	('019244fb-7c13-7137-8230-9da4343e2436', '018cf7d2-ca2d-7312-b668-f3a7cbc12674', 0),
	('019244fb-7c13-7137-8230-9da4343e2436', '018cf29d-ec6f-7733-af7e-bbd08c7d7431', 1),
	('01a226b1-1621-703a-8648-117d8eb94f6e', '01a226b1-16c9-73d0-934d-f6e61cf4a7a9', 0);
INSERT INTO public.preview_link VALUES
	('01a226b1-16e9-7424-b89c-126a510d1713', '01a226b1-1661-749a-94f3-c15568d32ebb', '1dcaf5f264a88a89b3d97f74e0ca49338dd2c8bfd2b5971729d4c6173e375106', '01a226b1-15fe-7286-9193-1622025e8a27', NULL, 1795945469671832, 1796550269);
INSERT INTO public.repeat VALUES
	('01a226b1-15fe-7286-9193-1622025e8a27', 'POST', '/admin/v1/posts/01a226b1-1661-749a-94f3-c15568d32ebb/preview-links', 'a-link', '28a3a18f6cd6406b086e9ffda1f9b8a13dbcf44b0f3f32cb9031a11fd053acf9', 201, '{}', '{"id":"01a226b1-16e9-7424-b89c-126a510d1713","token":null,"url":null,"expires_at":"2026-12-06T09:44:29Z"}', 1795945469671832);
INSERT INTO public.revision VALUES
	('018d9943-2eb2-72aa-a601-9d80e537eaea', 4, 1795945469228706, NULL, NULL, '{"slug": "what-is-a-clear-river", "language": "en", "title": "What is a clear river?", "excerpt": "A brown river can be healthy and a transparent one dead. What the word in our name means, and the three questions everything begins with.", "excerpt_truncated": false, "body_html": "<p>People ask us what we mean by a clear river, and they are right to ask. A river in flood is brown and healthy. A river below an old mine can be as clear as glass, and nothing lives in it. So let us say at once what the word in our name does not mean. It does not mean transparent.</p>\n<p>A clear river, in the sense in which we use the word, is one that can be understood. Somebody knows where its water comes from, what is added on the way, and what has changed since last year. The knowledge is written down, it is open, and a person who walks the bank on a Sunday can check it.</p>\n<h2>Three questions</h2>\n<p>Everything the network does begins with the same three questions. They sound simple. On most rivers nobody can answer all of them.</p>\n<ol>\n<li><strong>How much water is there?</strong> Not on average, but today, and at the driest moment of an ordinary August.</li>\n<li><strong>What is in it?</strong> Salts, nutrients, oxygen, heat; and the small animals that notice a change long before an instrument does.</li>\n<li><strong>Who can get where?</strong> Fish going up, gravel coming down, people reaching the bank without climbing a fence.</li>\n</ol>\n<p>If you can answer these for the stretch behind your house, you know more about it than any report on a shelf. If your neighbours can answer them for the next stretch, and so on down to the sea, you have what we call a clear river, whatever the colour of the water this morning.</p>\n<h2>Why small rivers</h2>\n<p>Large rivers have friends. They have ports, ministries, gauging stations and poets. The brook that runs under the car park of a supermarket has none of these, and there are far more brooks than rivers. Nine tenths of the length of any river system is made of channels that you could jump across. What goes wrong in them goes wrong downstream too, a little later and with more people watching.</p>\n<p>Small rivers are also where one person can do something. You cannot lift a dam. You can lift a shopping trolley, move a fence two metres back from the edge, or persuade the owner of a pond to open the sluice slowly instead of all at once. We have seen trout return to a ditch three hundred metres long because one gardener stopped washing buckets in it.</p>\n<blockquote>\n<p>I had walked over that bridge every day for eleven years and never once looked down.</p>\n</blockquote>\n<p>That sentence is from the logbook of a volunteer on the Lisk. We quote it often, because it describes the obstacle better than any study. Water is not ignored out of malice. It is ignored because it lies below eye level.</p>\n<h2>What we promise</h2>\n<p>The network is an association of local groups. None is larger than a village choir, some are two people and a dog. What they share is a method, a laboratory when one is needed, and four promises.</p>\n<ul>\n<li>We publish what we measure, within a day, also when it is dull and also when it is inconvenient.</li>\n<li>We mark our mistakes and leave them visible.</li>\n<li>We ask owners before we cross their land, and we thank them afterwards.</li>\n<li>We never take money from anyone who wants a particular result.</li>\n</ul>\n<p>The last promise has cost us two grants so far. The first has cost us more sleep. When a group on the upper Orwen found, in its second week, that the cleanest-looking pool of the valley held four times the nitrate of the ditch beside it, the temptation to wait for a third week was strong. The figure was published the same evening. It was correct, the cause turned out to be a cracked pipe that nobody had suspected, and the owner of the pipe mended it within a month and brought cake.</p>\n<h2>What you can do before lunch</h2>\n<p>Find out the name of the water nearest to you. If it has none on the map, ask the oldest person in the street; it will have one. Go and stand beside it for ten minutes without a telephone. Notice which way it flows, what it smells of, and whether anything moves. Then write down the date and those three things.</p>\n<p>You have just made an observation. It is worth exactly as much as ours, provided that you go back next week and make another one. Our <a href=\"https://clear-rivers.example/en/how-to-take-a-water-sample\">sampling guide</a> says how to go on from there.</p>", "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": ["018ce888-5d86-7c28-9b2b-dda9703598ae"], "tags": ["018cf299-94ab-7e81-968f-07eff9da0bf3", "018cf29c-7acd-7410-a93a-8e4ed429fc52"], "campaigns": [], "featured_at": null, "state": "published", "image_id": "018d9943-2e44-72c8-ac1b-18fb8b0e9b17", "image": {"id": "018d9943-2e44-72c8-ac1b-18fb8b0e9b17", "url": "https://media.clear-rivers.example/2024/02/orwen-footbridge.jpg", "alt": "A narrow footbridge over a shallow stream with a gravel bed.", "caption": "The upper Orwen in February.", "credit": "Joss Pendrake", "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}, "width": 2400, "height": 1600, "focal_point": {"x": 0.5, "y": 0.66}}, "group_id": null, "translation_of": null}'),
	('018da69b-82e4-76e5-9f3b-f5716385d768', 2, 1795945469228706, NULL, NULL, '{"slug": "qu-est-ce-qu-une-riviere-claire", "language": "fr", "title": "Qu\u2019est-ce qu\u2019une rivi\u00e8re claire\u202f?", "excerpt": "Une rivi\u00e8re brune peut \u00eatre saine, une rivi\u00e8re limpide peut \u00eatre morte. Ce que veut dire notre nom, et les trois questions par lesquelles tout commence.", "excerpt_truncated": false, "body_html": "<p>On nous demande souvent ce que nous entendons par \u00ab\u202frivi\u00e8re claire\u202f\u00bb, et l\u2019on a raison. Une rivi\u00e8re en crue est brune et bien portante. Une autre, au pied d\u2019une ancienne mine, peut \u00eatre limpide comme du verre sans que rien n\u2019y vive. Disons donc tout de suite ce que le mot ne veut pas dire\u202f: il ne veut pas dire transparente.</p>\n<p>Une rivi\u00e8re claire, au sens o\u00f9 nous l\u2019employons, est une rivi\u00e8re que l\u2019on peut comprendre. Quelqu\u2019un sait d\u2019o\u00f9 vient son eau, ce qui s\u2019y ajoute en chemin et ce qui a chang\u00e9 depuis l\u2019an dernier. Ce savoir est \u00e9crit, il est ouvert, et n\u2019importe quel promeneur du dimanche peut le v\u00e9rifier.</p>\n<h2>Trois questions</h2>\n<p>Tout ce que fait le r\u00e9seau commence par les trois m\u00eames questions. Elles ont l\u2019air simples. Pour la plupart des rivi\u00e8res, personne ne sait r\u00e9pondre aux trois.</p>\n<ol>\n<li><strong>Combien d\u2019eau y a-t-il\u202f?</strong> Non pas en moyenne, mais aujourd\u2019hui, et au moment le plus sec d\u2019un mois d\u2019ao\u00fbt ordinaire.</li>\n<li><strong>Qu\u2019y a-t-il dedans\u202f?</strong> Des sels, des nutriments, de l\u2019oxyg\u00e8ne, de la chaleur\u202f; et de petits animaux qui remarquent un changement bien avant les instruments.</li>\n<li><strong>Qui peut aller o\u00f9\u202f?</strong> Les poissons vers l\u2019amont, les graviers vers l\u2019aval, les gens jusqu\u2019\u00e0 la berge sans enjamber de cl\u00f4ture.</li>\n</ol>\n<p>Si vous savez y r\u00e9pondre pour le tron\u00e7on qui passe derri\u00e8re chez vous, vous en savez plus qu\u2019aucun rapport rang\u00e9 sur une \u00e9tag\u00e8re. Si vos voisins savent y r\u00e9pondre pour le tron\u00e7on suivant, et ainsi de suite jusqu\u2019\u00e0 la mer, vous avez ce que nous appelons une rivi\u00e8re claire, quelle que soit ce matin la couleur de l\u2019eau.</p>\n<h2>Pourquoi les petites</h2>\n<p>Les grandes rivi\u00e8res ont des amis. Elles ont des ports, des minist\u00e8res, des stations de mesure et des po\u00e8tes. Le ruisseau qui coule sous le parking du supermarch\u00e9 n\u2019a rien de tout cela, et il y a bien plus de ruisseaux que de fleuves. Les neuf dixi\u00e8mes d\u2019un r\u00e9seau hydrographique se franchissent d\u2019un bond. Ce qui y tourne mal tourne mal aussi plus bas, un peu plus tard et devant davantage de t\u00e9moins.</p>\n<p>C\u2019est \u00e9galement l\u00e0 qu\u2019une personne seule peut agir. On ne soul\u00e8ve pas un barrage. On soul\u00e8ve un chariot de supermarch\u00e9, on recule une cl\u00f4ture de deux m\u00e8tres, on persuade le propri\u00e9taire d\u2019un \u00e9tang d\u2019ouvrir sa vanne doucement plut\u00f4t que d\u2019un seul coup. Nous avons vu des truites revenir dans un foss\u00e9 de trois cents m\u00e8tres parce qu\u2019un jardinier avait cess\u00e9 d\u2019y rincer ses seaux.</p>\n<blockquote>\n<p>J\u2019ai travers\u00e9 ce pont chaque jour pendant onze ans sans jamais baisser les yeux.</p>\n</blockquote>\n<p>Cette phrase vient du carnet d\u2019une b\u00e9n\u00e9vole. Nous la citons volontiers, car elle d\u00e9crit l\u2019obstacle mieux que toutes les \u00e9tudes. Si l\u2019on n\u00e9glige l\u2019eau, ce n\u2019est pas par malveillance\u202f: elle coule plus bas que le regard.</p>\n<h2>Ce que nous promettons</h2>\n<p>Le r\u00e9seau r\u00e9unit des groupes locaux. Aucun n\u2019est plus nombreux qu\u2019une chorale de village, certains comptent deux personnes et un chien. Ils partagent une m\u00e9thode, au besoin un laboratoire, et quatre promesses.</p>\n<ul>\n<li>Nous publions ce que nous mesurons sous un jour, m\u00eame si c\u2019est ennuyeux, m\u00eame si cela d\u00e9range.</li>\n<li>Nous signalons nos erreurs et les laissons visibles.</li>\n<li>Nous demandons l\u2019autorisation avant de traverser un terrain, et nous remercions apr\u00e8s.</li>\n<li>Nous n\u2019acceptons jamais l\u2019argent de qui souhaite un r\u00e9sultat pr\u00e9cis.</li>\n</ul>\n<h2>Ce que vous pouvez faire avant midi</h2>\n<p>Cherchez le nom de l\u2019eau la plus proche. Si la carte l\u2019ignore, demandez \u00e0 la personne la plus \u00e2g\u00e9e de la rue\u202f: elle le conna\u00eet. Restez dix minutes au bord, sans t\u00e9l\u00e9phone. Regardez dans quel sens elle coule, ce qu\u2019elle sent, ce qui bouge. Puis notez la date et ces trois choses.</p>\n<p>Vous venez de faire une observation. Elle vaut exactement autant que les n\u00f4tres, \u00e0 condition d\u2019y retourner la semaine prochaine. Pour la suite, voyez <a href=\"https://fr.clear-rivers.example/prelever-un-echantillon-d-eau\">notre guide de pr\u00e9l\u00e8vement</a>.</p>", "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce85f-2a03-70b6-b2fc-9dcdac103525", "authors": ["018ce888-5d86-7c28-9b2b-dda9703598ae"], "tags": ["018cf299-94ab-7e81-968f-07eff9da0bf3", "018cf29c-7acd-7410-a93a-8e4ed429fc52"], "campaigns": [], "featured_at": null, "state": "published", "image_id": "018da69b-8028-7fd3-ab64-620b85f8ff6b", "image": {"id": "018da69b-8028-7fd3-ab64-620b85f8ff6b", "url": "https://media.clear-rivers.example/2024/02/fr/passerelle.jpg", "alt": "Une passerelle \u00e9troite au-dessus d\u2019un ruisseau au lit de graviers.", "caption": "Le haut Orwen en f\u00e9vrier.", "credit": "Joss Pendrake", "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}, "width": 2400, "height": 1600, "focal_point": {"x": 0.5, "y": 0.66}}, "group_id": "01a226b1-157b-70ba-8623-416bc0eafbf4", "translation_of": "018d9943-2eb2-72aa-a601-9d80e537eaea"}'),
	('018dabf2-4def-7761-9ee7-a99b083b5317', 2, 1795945469228706, NULL, NULL, '{"slug": "\u0645\u0627-\u0647\u0648-\u0627\u0644\u0646\u0647\u0631-\u0627\u0644\u0635\u0627\u0641\u064a", "language": "ar", "title": "\u0645\u0627 \u0647\u0648 \u0627\u0644\u0646\u0647\u0631 \u0627\u0644\u0635\u0627\u0641\u064a\u061f", "excerpt": "\u0642\u062f \u064a\u0643\u0648\u0646 \u0627\u0644\u0646\u0647\u0631 \u0627\u0644\u0628\u0646\u0651\u064a \u0628\u062e\u064a\u0631\u060c \u0648\u0642\u062f \u064a\u0643\u0648\u0646 \u0627\u0644\u0634\u0641\u0651\u0627\u0641 \u0645\u064a\u062a\u064b\u0627. \u0645\u0639\u0646\u0649 \u0627\u0633\u0645\u0646\u0627\u060c \u0648\u0627\u0644\u0623\u0633\u0626\u0644\u0629 \u0627\u0644\u062b\u0644\u0627\u062b\u0629 \u0627\u0644\u062a\u064a \u064a\u0628\u062f\u0623 \u0628\u0647\u0627 \u0643\u0644 \u0634\u064a\u0621.", "excerpt_truncated": false, "body_html": "<p>\u064a\u0633\u0623\u0644\u0646\u0627 \u0627\u0644\u0646\u0627\u0633 \u0645\u0627\u0630\u0627 \u0646\u0639\u0646\u064a \u0628\u0627\u0644\u0646\u0647\u0631 \u0627\u0644\u0635\u0627\u0641\u064a\u060c \u0648\u0647\u0645 \u0645\u062d\u0642\u0651\u0648\u0646 \u0641\u064a \u0627\u0644\u0633\u0624\u0627\u0644. \u0641\u0642\u062f \u064a\u0643\u0648\u0646 \u0627\u0644\u0646\u0647\u0631 \u0641\u064a \u0641\u064a\u0636\u0627\u0646\u0647 \u0628\u0646\u0651\u064a\u064b\u0651\u0627 \u0648\u0647\u0648 \u0628\u062e\u064a\u0631\u060c \u0648\u0642\u062f \u064a\u0643\u0648\u0646 \u0627\u0644\u0646\u0647\u0631 \u0623\u0633\u0641\u0644 \u0645\u0646\u062c\u0645 \u0642\u062f\u064a\u0645 \u0634\u0641\u0651\u0627\u0641\u064b\u0627 \u0643\u0627\u0644\u0632\u062c\u0627\u062c \u0648\u0644\u0627 \u062d\u064a\u0627\u0629 \u0641\u064a\u0647. \u0641\u0644\u0646\u0642\u0644 \u0645\u0646 \u0627\u0644\u0628\u062f\u0627\u064a\u0629 \u0645\u0627 \u0627\u0644\u0630\u064a \u0644\u0627 \u062a\u0639\u0646\u064a\u0647 \u0627\u0644\u0643\u0644\u0645\u0629: \u0625\u0646\u0647\u0627 \u0644\u0627 \u062a\u0639\u0646\u064a \u0627\u0644\u0634\u0641\u0627\u0641\u064a\u0629.</p>\n<p>\u0627\u0644\u0646\u0647\u0631 \u0627\u0644\u0635\u0627\u0641\u064a\u060c \u0643\u0645\u0627 \u0646\u0641\u0647\u0645\u0647\u060c \u0647\u0648 \u0627\u0644\u0646\u0647\u0631 \u0627\u0644\u0630\u064a \u064a\u0645\u0643\u0646 \u0641\u0647\u0645\u0647. \u062b\u0645\u0651\u0629 \u0645\u0646 \u064a\u0639\u0631\u0641 \u0645\u0646 \u0623\u064a\u0646 \u064a\u0623\u062a\u064a \u0645\u0627\u0624\u0647\u060c \u0648\u0645\u0627 \u0627\u0644\u0630\u064a \u064a\u0636\u0627\u0641 \u0625\u0644\u064a\u0647 \u0641\u064a \u0627\u0644\u0637\u0631\u064a\u0642\u060c \u0648\u0645\u0627 \u0627\u0644\u0630\u064a \u062a\u063a\u064a\u0651\u0631 \u0645\u0646\u0630 \u0627\u0644\u0639\u0627\u0645 \u0627\u0644\u0645\u0627\u0636\u064a. \u0648\u0647\u0630\u0647 \u0627\u0644\u0645\u0639\u0631\u0641\u0629 \u0645\u062f\u0648\u0651\u0646\u0629 \u0648\u0645\u062a\u0627\u062d\u0629\u060c \u0648\u064a\u0633\u062a\u0637\u064a\u0639 \u0645\u0646 \u064a\u062a\u0645\u0634\u0651\u0649 \u0639\u0644\u0649 \u0627\u0644\u0636\u0641\u0651\u0629 \u064a\u0648\u0645 \u0627\u0644\u0639\u0637\u0644\u0629 \u0623\u0646 \u064a\u062a\u062d\u0642\u0651\u0642 \u0645\u0646\u0647\u0627.</p>\n<h2>\u062b\u0644\u0627\u062b\u0629 \u0623\u0633\u0626\u0644\u0629</h2>\n<p>\u0643\u0644 \u0645\u0627 \u062a\u0641\u0639\u0644\u0647 \u0627\u0644\u0634\u0628\u0643\u0629 \u064a\u0628\u062f\u0623 \u0628\u0627\u0644\u0623\u0633\u0626\u0644\u0629 \u0627\u0644\u062b\u0644\u0627\u062b\u0629 \u0646\u0641\u0633\u0647\u0627. \u062a\u0628\u062f\u0648 \u0628\u0633\u064a\u0637\u0629\u060c \u0648\u0645\u0639 \u0630\u0644\u0643 \u0641\u0645\u0639\u0638\u0645 \u0627\u0644\u0623\u0646\u0647\u0627\u0631 \u0644\u0627 \u062a\u062c\u062f \u0645\u0646 \u064a\u062c\u064a\u0628 \u0639\u0646\u0647\u0627 \u0643\u0644\u0651\u0647\u0627.</p>\n<ol>\n<li><strong>\u0643\u0645 \u0641\u064a\u0647 \u0645\u0646 \u0627\u0644\u0645\u0627\u0621\u061f</strong> \u0644\u064a\u0633 \u0641\u064a \u0627\u0644\u0645\u062a\u0648\u0633\u0637\u060c \u0628\u0644 \u0627\u0644\u064a\u0648\u0645\u060c \u0648\u0641\u064a \u0623\u0634\u062f\u0651 \u0623\u064a\u0627\u0645 \u0627\u0644\u0635\u064a\u0641 \u062c\u0641\u0627\u0641\u064b\u0627.</li>\n<li><strong>\u0645\u0627\u0630\u0627 \u0641\u064a \u0627\u0644\u0645\u0627\u0621\u061f</strong> \u0623\u0645\u0644\u0627\u062d \u0648\u0645\u063a\u0630\u0651\u064a\u0627\u062a \u0648\u0623\u0643\u0633\u062c\u064a\u0646 \u0648\u062d\u0631\u0627\u0631\u0629\u060c \u0648\u0643\u0627\u0626\u0646\u0627\u062a \u0635\u063a\u064a\u0631\u0629 \u062a\u0644\u062d\u0638 \u0627\u0644\u062a\u063a\u064a\u0651\u0631 \u0642\u0628\u0644 \u0623\u0646 \u062a\u0644\u062d\u0638\u0647 \u0627\u0644\u0623\u062c\u0647\u0632\u0629 \u0628\u0648\u0642\u062a \u0637\u0648\u064a\u0644.</li>\n<li><strong>\u0645\u0646 \u064a\u0633\u062a\u0637\u064a\u0639 \u0623\u0646 \u064a\u0635\u0644\u060c \u0648\u0625\u0644\u0649 \u0623\u064a\u0646\u061f</strong> \u0627\u0644\u0623\u0633\u0645\u0627\u0643 \u0625\u0644\u0649 \u0623\u0639\u0644\u0649 \u0627\u0644\u0646\u0647\u0631\u060c \u0648\u0627\u0644\u062d\u0635\u0649 \u0625\u0644\u0649 \u0623\u0633\u0641\u0644\u0647\u060c \u0648\u0627\u0644\u0646\u0627\u0633 \u0625\u0644\u0649 \u0636\u0641\u0651\u062a\u0647 \u0645\u0646 \u062f\u0648\u0646 \u0623\u0646 \u064a\u062a\u0633\u0644\u0651\u0642\u0648\u0627 \u0633\u064a\u0627\u062c\u064b\u0627.</li>\n</ol>\n<p>\u0625\u0646 \u0627\u0633\u062a\u0637\u0639\u062a \u0623\u0646 \u062a\u062c\u064a\u0628 \u0639\u0646 \u0647\u0630\u0647 \u0627\u0644\u0623\u0633\u0626\u0644\u0629 \u0641\u064a \u0627\u0644\u0645\u0642\u0637\u0639 \u0627\u0644\u0630\u064a \u064a\u062c\u0631\u064a \u062e\u0644\u0641 \u0628\u064a\u062a\u0643\u060c \u0641\u0623\u0646\u062a \u062a\u0639\u0631\u0641 \u0639\u0646\u0647 \u0623\u0643\u062b\u0631 \u0645\u0645\u0651\u0627 \u064a\u0639\u0631\u0641\u0647 \u0623\u064a\u0651 \u062a\u0642\u0631\u064a\u0631 \u0639\u0644\u0649 \u0627\u0644\u0631\u0641\u0651. \u0648\u0625\u0646 \u0627\u0633\u062a\u0637\u0627\u0639 \u062c\u064a\u0631\u0627\u0646\u0643 \u0623\u0646 \u064a\u062c\u064a\u0628\u0648\u0627 \u0639\u0646\u0647\u0627 \u0641\u064a \u0627\u0644\u0645\u0642\u0637\u0639 \u0627\u0644\u0630\u064a \u064a\u0644\u064a\u0647\u060c \u0648\u0647\u0643\u0630\u0627 \u062d\u062a\u0649 \u0627\u0644\u0628\u062d\u0631\u060c \u0641\u0644\u062f\u064a\u0643\u0645 \u0645\u0627 \u0646\u0633\u0645\u0651\u064a\u0647 \u0646\u0647\u0631\u064b\u0627 \u0635\u0627\u0641\u064a\u064b\u0627\u060c \u0623\u064a\u064b\u0651\u0627 \u0643\u0627\u0646 \u0644\u0648\u0646 \u0627\u0644\u0645\u0627\u0621 \u0647\u0630\u0627 \u0627\u0644\u0635\u0628\u0627\u062d.</p>\n<h2>\u0644\u0645\u0627\u0630\u0627 \u0627\u0644\u0623\u0646\u0647\u0627\u0631 \u0627\u0644\u0635\u063a\u064a\u0631\u0629\u061f</h2>\n<p>\u0644\u0644\u0623\u0646\u0647\u0627\u0631 \u0627\u0644\u0643\u0628\u064a\u0631\u0629 \u0623\u0635\u062f\u0642\u0627\u0621: \u0644\u0647\u0627 \u0645\u0648\u0627\u0646\u0626 \u0648\u0648\u0632\u0627\u0631\u0627\u062a \u0648\u0645\u062d\u0637\u0651\u0627\u062a \u0642\u064a\u0627\u0633 \u0648\u0634\u0639\u0631\u0627\u0621. \u0623\u0645\u0651\u0627 \u0627\u0644\u062c\u062f\u0648\u0644 \u0627\u0644\u0630\u064a \u064a\u062c\u0631\u064a \u062a\u062d\u062a \u0645\u0648\u0642\u0641 \u0627\u0644\u0633\u064a\u0627\u0631\u0627\u062a \u0641\u0644\u064a\u0633 \u0644\u0647 \u0634\u064a\u0621 \u0645\u0646 \u0630\u0644\u0643\u060c \u0648\u0627\u0644\u062c\u062f\u0627\u0648\u0644 \u0623\u0643\u062b\u0631 \u0645\u0646 \u0627\u0644\u0623\u0646\u0647\u0627\u0631 \u0628\u0643\u062b\u064a\u0631. \u0648\u0645\u0627 \u064a\u0633\u0648\u0621 \u0641\u064a\u0647\u0627 \u064a\u0633\u0648\u0621 \u0641\u064a \u0627\u0644\u0623\u0633\u0641\u0644 \u0623\u064a\u0636\u064b\u0627\u060c \u0628\u0639\u062f \u062d\u064a\u0646\u060c \u0648\u0623\u0645\u0627\u0645 \u0639\u062f\u062f \u0623\u0643\u0628\u0631 \u0645\u0646 \u0627\u0644\u0646\u0627\u0638\u0631\u064a\u0646.</p>\n<p>\u0648\u0641\u064a \u0627\u0644\u062c\u062f\u0627\u0648\u0644 \u0627\u0644\u0635\u063a\u064a\u0631\u0629 \u064a\u0633\u062a\u0637\u064a\u0639 \u0634\u062e\u0635 \u0648\u0627\u062d\u062f \u0623\u0646 \u064a\u0635\u0646\u0639 \u0641\u0631\u0642\u064b\u0627. \u0644\u0627 \u0623\u062d\u062f \u064a\u0631\u0641\u0639 \u0633\u062f\u064b\u0651\u0627 \u0628\u064a\u062f\u064a\u0647\u060c \u0644\u0643\u0646\u0651\u0646\u0627 \u0646\u0633\u062a\u0637\u064a\u0639 \u0623\u0646 \u0646\u0631\u0641\u0639 \u0639\u062c\u0644\u0629 \u0645\u0644\u0642\u0627\u0629 \u0641\u064a \u0627\u0644\u0645\u0627\u0621\u060c \u0623\u0648 \u0623\u0646 \u0646\u064f\u0628\u0639\u062f \u0633\u064a\u0627\u062c\u064b\u0627 \u0645\u062a\u0631\u064a\u0646 \u0639\u0646 \u0627\u0644\u062d\u0627\u0641\u0651\u0629. \u0648\u0642\u062f \u0631\u0623\u064a\u0646\u0627 \u0627\u0644\u0633\u0645\u0643 \u064a\u0639\u0648\u062f \u0625\u0644\u0649 \u0633\u0627\u0642\u064a\u0629 \u0637\u0648\u0644\u0647\u0627 \u062b\u0644\u0627\u062b\u0645\u0626\u0629 \u0645\u062a\u0631 \u0644\u0623\u0646 \u0628\u0633\u062a\u0627\u0646\u064a\u064b\u0651\u0627 \u0648\u0627\u062d\u062f\u064b\u0627 \u0643\u0641\u0651 \u0639\u0646 \u063a\u0633\u0644 \u062f\u0644\u0627\u0626\u0647 \u0641\u064a\u0647\u0627.</p>\n<blockquote>\n<p>\u0639\u0628\u0631\u062a\u064f \u0630\u0644\u0643 \u0627\u0644\u062c\u0633\u0631 \u0643\u0644\u0651 \u064a\u0648\u0645 \u0623\u062d\u062f \u0639\u0634\u0631 \u0639\u0627\u0645\u064b\u0627\u060c \u0648\u0644\u0645 \u0623\u0646\u0638\u0631 \u0645\u0631\u0651\u0629 \u0648\u0627\u062d\u062f\u0629 \u0625\u0644\u0649 \u0623\u0633\u0641\u0644.</p>\n</blockquote>\n<p>\u0647\u0630\u0647 \u0627\u0644\u062c\u0645\u0644\u0629 \u0645\u0646 \u062f\u0641\u062a\u0631 \u0625\u062d\u062f\u0649 \u0627\u0644\u0645\u062a\u0637\u0648\u0651\u0639\u0627\u062a. \u0646\u0643\u0631\u0651\u0631\u0647\u0627 \u0643\u062b\u064a\u0631\u064b\u0627 \u0644\u0623\u0646\u0651\u0647\u0627 \u062a\u0635\u0641 \u0627\u0644\u0639\u0627\u0626\u0642 \u062e\u064a\u0631\u064b\u0627 \u0645\u0645\u0651\u0627 \u062a\u0635\u0641\u0647 \u0627\u0644\u062f\u0631\u0627\u0633\u0627\u062a. \u0641\u0627\u0644\u0645\u0627\u0621 \u0644\u0627 \u064a\u064f\u0646\u0633\u0649 \u0639\u0646 \u0633\u0648\u0621 \u0646\u064a\u0651\u0629\u060c \u0628\u0644 \u0644\u0623\u0646\u0651\u0647 \u064a\u062c\u0631\u064a \u062a\u062d\u062a \u0645\u0633\u062a\u0648\u0649 \u0627\u0644\u0646\u0638\u0631.</p>\n<h2>\u0645\u0627 \u062a\u0633\u062a\u0637\u064a\u0639 \u0641\u0639\u0644\u0647 \u0642\u0628\u0644 \u0627\u0644\u0638\u0647\u0631</h2>\n<p>\u0627\u0628\u062d\u062b \u0639\u0646 \u0627\u0633\u0645 \u0623\u0642\u0631\u0628 \u0645\u0627\u0621 \u0625\u0644\u064a\u0643. \u0641\u0625\u0646 \u0644\u0645 \u062a\u062c\u062f\u0647 \u0639\u0644\u0649 \u0627\u0644\u062e\u0631\u064a\u0637\u0629 \u0641\u0627\u0633\u0623\u0644 \u0623\u0643\u0628\u0631 \u0633\u0643\u0651\u0627\u0646 \u0627\u0644\u0634\u0627\u0631\u0639 \u0633\u0646\u064b\u0651\u0627. \u062b\u0645\u0651 \u0642\u0641 \u0625\u0644\u0649 \u062c\u0627\u0646\u0628\u0647 \u0639\u0634\u0631 \u062f\u0642\u0627\u0626\u0642 \u0628\u0644\u0627 \u0647\u0627\u062a\u0641\u060c \u0648\u0644\u0627\u062d\u0638 \u0625\u0644\u0649 \u0623\u064a\u0646 \u064a\u062c\u0631\u064a\u060c \u0648\u0645\u0627 \u0631\u0627\u0626\u062d\u062a\u0647\u060c \u0648\u0645\u0627 \u0627\u0644\u0630\u064a \u064a\u062a\u062d\u0631\u0651\u0643 \u0641\u064a\u0647. \u0648\u0627\u0643\u062a\u0628 \u0627\u0644\u062a\u0627\u0631\u064a\u062e \u0648\u0647\u0630\u0647 \u0627\u0644\u0623\u0634\u064a\u0627\u0621 \u0627\u0644\u062b\u0644\u0627\u062b\u0629: \u062a\u0644\u0643 \u0645\u0644\u0627\u062d\u0638\u062a\u0643 \u0627\u0644\u0623\u0648\u0644\u0649\u060c \u0648\u0642\u064a\u0645\u062a\u0647\u0627 \u0643\u0642\u064a\u0645\u0629 \u0645\u0644\u0627\u062d\u0638\u0627\u062a\u0646\u0627 \u062a\u0645\u0627\u0645\u064b\u0627\u060c \u0628\u0634\u0631\u0637 \u0623\u0646 \u062a\u0639\u0648\u062f \u0641\u064a \u0627\u0644\u0623\u0633\u0628\u0648\u0639 \u0627\u0644\u0645\u0642\u0628\u0644.</p>", "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": ["018ce888-5d86-7c28-9b2b-dda9703598ae"], "tags": ["018cf299-94ab-7e81-968f-07eff9da0bf3", "018cf29c-7acd-7410-a93a-8e4ed429fc52"], "campaigns": [], "featured_at": null, "state": "published", "image_id": null, "image": null, "group_id": "01a226b1-157b-70ba-8623-416bc0eafbf4", "translation_of": "018d9943-2eb2-72aa-a601-9d80e537eaea"}'),
	('018dbe4a-dcef-7eeb-a480-285769ff0a7b', 2, 1795945469228706, NULL, NULL, '{"slug": "\u6e05\u6d41\u3068\u306f\u4f55\u304b", "language": "ja", "title": "\u300c\u6e05\u6d41\u300d\u3068\u306f\u4f55\u304b", "excerpt": "\u8336\u8272\u304f\u3066\u3082\u5065\u3084\u304b\u306a\u5ddd\u304c\u3042\u308a\u3001\u6f84\u3093\u3067\u3044\u3066\u3082\u6b7b\u3093\u3060\u5ddd\u304c\u3042\u308b\u3002\u540d\u524d\u306b\u3053\u3081\u305f\u610f\u5473\u3068\u3001\u3059\u3079\u3066\u306e\u59cb\u307e\u308a\u306b\u3042\u308b\u4e09\u3064\u306e\u554f\u3044\u3002", "excerpt_truncated": false, "body_html": "<p>\u300c\u6e05\u6d41\u300d\u3068\u306f\u3069\u3046\u3044\u3046\u610f\u5473\u3067\u3059\u304b\u3001\u3068\u3088\u304f\u5c0b\u306d\u3089\u308c\u307e\u3059\u3002\u3082\u3063\u3068\u3082\u306a\u554f\u3044\u3067\u3059\u3002\u5897\u6c34\u3057\u305f\u5ddd\u306f\u8336\u8272\u304f\u3066\u3082\u5065\u3084\u304b\u3067\u3059\u3057\u3001\u53e4\u3044\u9271\u5c71\u306e\u4e0b\u3092\u6d41\u308c\u308b\u5ddd\u306f\u3001\u30ac\u30e9\u30b9\u306e\u3088\u3046\u306b\u6f84\u3093\u3067\u3044\u3066\u3082\u4f55\u3082\u68f2\u3093\u3067\u3044\u306a\u3044\u3053\u3068\u304c\u3042\u308a\u307e\u3059\u3002\u3067\u3059\u304b\u3089\u3001\u307e\u305a\u4f55\u3092\u610f\u5473\u3057\u306a\u3044\u304b\u3092\u8a00\u3063\u3066\u304a\u304d\u307e\u3057\u3087\u3046\u3002\u900f\u660e\u3067\u3042\u308b\u3053\u3068\u3067\u306f\u3042\u308a\u307e\u305b\u3093\u3002</p>\n<p>\u79c1\u305f\u3061\u306e\u3044\u3046\u6e05\u6d41\u3068\u306f\u3001\u308f\u304b\u308b\u5ddd\u306e\u3053\u3068\u3067\u3059\u3002\u6c34\u304c\u3069\u3053\u304b\u3089\u6765\u3066\u3001\u9014\u4e2d\u3067\u4f55\u304c\u52a0\u308f\u308a\u3001\u53bb\u5e74\u304b\u3089\u4f55\u304c\u5909\u308f\u3063\u305f\u306e\u304b\u3092\u3001\u3060\u308c\u304b\u304c\u77e5\u3063\u3066\u3044\u308b\u3002\u305d\u308c\u304c\u66f8\u304d\u3068\u3081\u3089\u308c\u3001\u516c\u958b\u3055\u308c\u3001\u65e5\u66dc\u65e5\u306b\u5cb8\u3092\u6b69\u304f\u4eba\u306b\u3082\u78ba\u304b\u3081\u3089\u308c\u308b\u3002\u305d\u3046\u3044\u3046\u5ddd\u3067\u3059\u3002</p>\n<h2>\u4e09\u3064\u306e\u554f\u3044</h2>\n<ol>\n<li><strong>\u6c34\u306f\u3069\u308c\u3060\u3051\u3042\u308b\u304b\u3002</strong>\u5e73\u5747\u3067\u306f\u306a\u304f\u3001\u4eca\u65e5\u3001\u305d\u3057\u3066\u516b\u6708\u306e\u3044\u3061\u3070\u3093\u4e7e\u3044\u305f\u3068\u304d\u306b\u3002</li>\n<li><strong>\u6c34\u306b\u4f55\u304c\u542b\u307e\u308c\u3066\u3044\u308b\u304b\u3002</strong>\u5869\u985e\u3001\u6804\u990a\u5206\u3001\u9178\u7d20\u3001\u71b1\u3002\u305d\u3057\u3066\u3001\u8a08\u5668\u3088\u308a\u5148\u306b\u5909\u5316\u306b\u6c17\u3065\u304f\u5c0f\u3055\u306a\u751f\u304d\u3082\u306e\u3002</li>\n<li><strong>\u3060\u308c\u304c\u3069\u3053\u307e\u3067\u884c\u3051\u308b\u304b\u3002</strong>\u9b5a\u306f\u4e0a\u6d41\u3078\u3001\u7802\u5229\u306f\u4e0b\u6d41\u3078\u3001\u4eba\u306f\u67f5\u3092\u8d8a\u3048\u305a\u306b\u5cb8\u8fba\u3078\u3002</li>\n</ol>\n<p>\u5bb6\u306e\u88cf\u306e\u6d41\u308c\u306b\u3064\u3044\u3066\u3053\u306e\u4e09\u3064\u306b\u7b54\u3048\u3089\u308c\u308b\u306a\u3089\u3001\u3042\u306a\u305f\u306f\u68da\u306b\u4e26\u3076\u3069\u306e\u5831\u544a\u66f8\u3088\u308a\u3082\u305d\u306e\u5ddd\u306b\u8a73\u3057\u3044\u306e\u3067\u3059\u3002\u96a3\u306e\u4eba\u304c\u6b21\u306e\u533a\u9593\u306b\u3064\u3044\u3066\u7b54\u3048\u3089\u308c\u3001\u305d\u308c\u304c\u6d77\u307e\u3067\u7d9a\u3051\u3070\u3001\u4eca\u671d\u306e\u6c34\u306e\u8272\u304c\u3069\u3046\u3067\u3042\u308c\u3001\u305d\u308c\u306f\u6e05\u6d41\u3067\u3059\u3002</p>\n<h2>\u306a\u305c\u5c0f\u3055\u306a\u5ddd\u306a\u306e\u304b</h2>\n<p>\u5927\u304d\u306a\u5ddd\u306b\u306f\u5473\u65b9\u304c\u3044\u307e\u3059\u3002\u6e2f\u304c\u3042\u308a\u3001\u5f79\u6240\u304c\u3042\u308a\u3001\u89b3\u6e2c\u6240\u304c\u3042\u308a\u3001\u8a69\u4eba\u304c\u3044\u307e\u3059\u3002\u99d0\u8eca\u5834\u306e\u4e0b\u3092\u6d41\u308c\u308b\u5c0f\u5ddd\u306b\u306f\u4f55\u3082\u3042\u308a\u307e\u305b\u3093\u3002\u3051\u308c\u3069\u3082\u6c34\u7cfb\u306e\u9577\u3055\u306e\u4e5d\u5272\u306f\u3001\u3072\u3068\u8df3\u3073\u3067\u8d8a\u3048\u3089\u308c\u308b\u6d41\u308c\u3067\u3067\u304d\u3066\u3044\u307e\u3059\u3002\u305d\u3053\u3067\u8d77\u304d\u305f\u3053\u3068\u306f\u3001\u5c11\u3057\u9045\u308c\u3066\u3001\u5fc5\u305a\u4e0b\u6d41\u3067\u3082\u8d77\u3053\u308a\u307e\u3059\u3002</p>\n<p>\u5c0f\u3055\u306a\u5ddd\u306a\u3089\u3001\u4e00\u4eba\u3067\u3082\u3067\u304d\u308b\u3053\u3068\u304c\u3042\u308a\u307e\u3059\u3002\u30c0\u30e0\u306f\u6301\u3061\u4e0a\u3052\u3089\u308c\u307e\u305b\u3093\u304c\u3001\u6295\u3052\u3053\u307e\u308c\u305f\u81ea\u8ee2\u8eca\u306a\u3089\u6301\u3061\u4e0a\u3052\u3089\u308c\u307e\u3059\u3002\u3042\u308b\u6e9d\u3067\u306f\u3001\u4e00\u4eba\u306e\u5ead\u5e2b\u304c\u30d0\u30b1\u30c4\u3092\u6d17\u3046\u306e\u3092\u3084\u3081\u305f\u3060\u3051\u3067\u3001\u30e4\u30de\u30e1\u304c\u623b\u3063\u3066\u304d\u307e\u3057\u305f\u3002</p>\n<blockquote>\n<p>\u5341\u4e00\u5e74\u9593\u3001\u6bce\u65e5\u3042\u306e\u6a4b\u3092\u6e21\u3063\u3066\u3044\u306a\u304c\u3089\u3001\u4e00\u5ea6\u3082\u4e0b\u3092\u898b\u305f\u3053\u3068\u304c\u306a\u304b\u3063\u305f\u3002</p>\n</blockquote>\n<p>\u3042\u308b\u30dc\u30e9\u30f3\u30c6\u30a3\u30a2\u306e\u8a18\u9332\u5e33\u306b\u3042\u3063\u305f\u8a00\u8449\u3067\u3059\u3002\u6c34\u304c\u5fd8\u308c\u3089\u308c\u308b\u306e\u306f\u60aa\u610f\u306e\u305b\u3044\u3067\u306f\u3042\u308a\u307e\u305b\u3093\u3002\u76ee\u306e\u9ad8\u3055\u3088\u308a\u4e0b\u3092\u6d41\u308c\u3066\u3044\u308b\u304b\u3089\u3067\u3059\u3002</p>\n<p>\u3044\u3061\u3070\u3093\u8fd1\u3044\u6c34\u306e\u540d\u524d\u3092\u8abf\u3079\u3066\u307f\u3066\u304f\u3060\u3055\u3044\u3002\u5730\u56f3\u306b\u306a\u3051\u308c\u3070\u3001\u753a\u3067\u3044\u3061\u3070\u3093\u5e74\u4e0a\u306e\u4eba\u306b\u805e\u3051\u3070\u3001\u304d\u3063\u3068\u77e5\u3063\u3066\u3044\u307e\u3059\u3002\u305d\u3057\u3066\u96fb\u8a71\u3092\u6301\u305f\u305a\u306b\u5341\u5206\u9593\u3001\u305d\u3070\u306b\u7acb\u3063\u3066\u307f\u307e\u3057\u3087\u3046\u3002\u6d41\u308c\u306e\u5411\u304d\u3001\u306b\u304a\u3044\u3001\u52d5\u304f\u3082\u306e\u3002\u65e5\u4ed8\u3068\u305d\u306e\u4e09\u3064\u3092\u66f8\u304d\u3068\u3081\u308c\u3070\u3001\u305d\u308c\u304c\u3042\u306a\u305f\u306e\u6700\u521d\u306e\u89b3\u5bdf\u3067\u3059\u3002</p>", "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": ["018ce888-5d86-7c28-9b2b-dda9703598ae"], "tags": ["018cf299-94ab-7e81-968f-07eff9da0bf3", "018cf29c-7acd-7410-a93a-8e4ed429fc52"], "campaigns": [], "featured_at": null, "state": "published", "image_id": null, "image": null, "group_id": "01a226b1-157b-70ba-8623-416bc0eafbf4", "translation_of": "018d9943-2eb2-72aa-a601-9d80e537eaea"}'),
	('018e0c23-0e1c-7fb0-8631-7ec4deddc4dc', 2, 1795945469228706, NULL, NULL, '{"slug": "counting-mayflies", "language": "en", "title": "Counting mayflies with cold hands", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>It was four degrees on Saturday, and thirty-one people stood in Marl Brook up to their knees, kicking gravel. The method is called a kick sample and it looks as silly as it sounds: you shuffle backwards for three minutes, and whatever you dislodge drifts into the net.</p>\n<p>We count eight groups of animals. Each has a score, the scores are added, and the sum says how the brook has been doing for the past months, not only for the past minute.</p>\n<dl>\n<dt>Flat-bodied mayflies</dt>\n<dd>The fussiest of all. They need cold, fast water and plenty of oxygen. We found 212.</dd>\n<dt>Cased caddis</dt>\n<dd>They build a house of sand or twigs and drag it about. We found 87, one of them in a house made mostly of green bottle glass.</dd>\n<dt>Freshwater shrimps</dt>\n<dd>Too many to count; we estimate by the spoonful. Four spoonfuls.</dd>\n</dl>\n<p>Marl Brook scores 9, two more than last March. The next count is on the first Saturday in June, when it will be warmer and there will be less tea.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": ["018ce88c-f10d-7cc9-8011-263db987f7c1"], "tags": ["018cf2a6-a238-748b-b1e0-59778458320c", "018cf2a8-134e-7c86-9ea8-72a866de2e96"], "campaigns": [], "featured_at": null, "state": "published", "image_id": "018e0c23-0d97-7f23-8a12-d5c693736dc5", "image": {"id": "018e0c23-0d97-7f23-8a12-d5c693736dc5", "url": "https://media.clear-rivers.example/2024/03/kick-sample.jpg", "alt": "People in waders shuffle backwards in a brook, each holding a net.", "caption": "Three minutes, backwards.", "credit": "Ruan Tesk", "license": {"name": "CC BY-NC 4.0", "url": "https://creativecommons.org/licenses/by-nc/4.0/"}, "width": 1800, "height": 1200, "focal_point": {"x": 0.5, "y": 0.6}}, "group_id": null, "translation_of": null}'),
	('018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1', 7, 1795945469228706, NULL, NULL, '{"slug": "how-to-take-a-water-sample", "language": "en", "title": "How to take a water sample in ten minutes", "excerpt": "Half a litre of river, one paper strip and a pencil: the method that all our groups use, step by step.", "excerpt_truncated": false, "body_html": "<p>You need a clean half-litre bottle, a test strip for nitrate, a thermometer, a pencil and ten minutes. You do not need boots, a licence or a degree. What you do need is to do it in the same way each time, because a river that is measured differently every week seems to change even when it does not.</p>\n<h2>Before you go</h2>\n<ul>\n<li>Tell somebody where you are going and when you will be back.</li>\n<li>Look at the weather of the last two days as well as today\u2019s. Heavy rain upstream arrives late.</li>\n<li>Never sample alone at night, from ice, or when the water is higher than your knee.</li>\n</ul>\n<h2>At the water</h2>\n<ol>\n<li>Stand on the downstream side of the place you sample, so that you stir up nothing that gets into the bottle.</li>\n<li>Rinse the bottle three times with river water and pour it out behind you.</li>\n<li>Hold it by the base, mouth down, push it under to the depth of your elbow, and turn it into the current.</li>\n<li>Read the thermometer while it is still in the water.</li>\n<li>Dip the strip for <em>one</em> second, shake it once, wait sixty seconds, and compare the colour in the shade.</li>\n<li>Write everything down before you move.</li>\n</ol>\n<figure><img src=\"https://media.clear-rivers.example/2024/04/strip-in-the-shade.jpg\" alt=\"A hand holds a test strip beside a printed colour chart in the shadow of a hat.\" width=\"1600\" height=\"1067\" loading=\"lazy\">\n<figcaption>Your own shadow will do. Direct sun makes every strip look one step too low.</figcaption>\n</figure>\n<h2>What the colours say</h2>\n<table>\n<caption>Nitrate, in milligrams per litre</caption>\n<thead>\n<tr><th scope=\"col\">Reading</th><th scope=\"col\">What it usually means</th><th scope=\"col\">What to do</th></tr>\n</thead>\n<tbody>\n<tr><td>0\u20135</td><td>Little influence from fields or drains</td><td>Record it; come back next week</td></tr>\n<tr><td>5\u201325</td><td>Ordinary farmland</td><td>Record it; compare winter with summer</td></tr>\n<tr><td>25\u201350</td><td>A great deal for a small stream</td><td>Sample again within two days, above and below</td></tr>\n<tr><td>&gt; 50</td><td>Something is leaking</td><td>Photograph the strip and call your group leader</td></tr>\n</tbody>\n</table>\n<p>A complete record fits on one line:</p>\n<pre><code>LISK-0417  2024-04-09 07:40  T=8.5  NO3=10  low, two dippers</code></pre>\n<p>One high reading proves nothing. Three in a row, taken in the same way by two different people, are worth a telephone call. Please do not knock on doors yourself: the group leader knows the owners, and nine times out of ten the cause is an accident that nobody had noticed.</p>\n<h2>Afterwards</h2>\n<p>Send the reading the same day, by the app or on the paper form. Put used strips in the household waste, not in the river. Rinse the bottle with tap water and leave it open to dry. Then have the rest of your ten minutes to look at the water, which is the point of the whole exercise.</p>", "license": {"name": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": ["018ce88c-f10d-7cc9-8011-263db987f7c1"], "tags": ["018cf29d-ec6f-7733-af7e-bbd08c7d7431", "018cf2a0-d453-7ac5-9139-d9fd43bb3898", "018cf2a8-134e-7c86-9ea8-72a866de2e96"], "campaigns": [], "featured_at": 1712649900, "state": "published", "image_id": "018ec0ed-b031-7097-9fd1-03a69d485b39", "image": {"id": "018ec0ed-b031-7097-9fd1-03a69d485b39", "url": "https://media.clear-rivers.example/2024/04/bottle-under-water.jpg", "alt": "A bottle held under the surface of a stream, its mouth turned into the current.", "caption": null, "credit": "Joss Pendrake", "license": {"name": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}, "width": 2000, "height": 1333, "focal_point": {"x": 0.4, "y": 0.5}}, "group_id": null, "translation_of": null}'),
	('018ee312-525a-75d2-8aa0-c8d07e9a92dd', 2, 1795945469228706, NULL, NULL, '{"slug": "prelever-un-echantillon-d-eau", "language": "fr", "title": "Pr\u00e9lever un \u00e9chantillon d\u2019eau en dix minutes", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>Il vous faut une bouteille propre d\u2019un demi-litre, une bandelette \u00e0 nitrates, un thermom\u00e8tre, un crayon et dix minutes. Ni bottes, ni permis, ni dipl\u00f4me. Une seule exigence\u202f: proc\u00e9der chaque fois de la m\u00eame fa\u00e7on.</p>\n<ol>\n<li>Placez-vous en aval du point de pr\u00e9l\u00e8vement, pour ne rien remuer qui finisse dans la bouteille.</li>\n<li>Rincez trois fois la bouteille \u00e0 l\u2019eau de la rivi\u00e8re et videz-la derri\u00e8re vous.</li>\n<li>Tenez-la par le fond, goulot vers le bas, enfoncez-la jusqu\u2019au coude, puis tournez-la face au courant.</li>\n<li>Lisez le thermom\u00e8tre pendant qu\u2019il est encore dans l\u2019eau.</li>\n<li>Trempez la bandelette <em>une</em> seconde, secouez-la, attendez soixante secondes, comparez les couleurs \u00e0 l\u2019ombre.</li>\n<li>Notez tout avant de bouger.</li>\n</ol>\n<p>Ne pr\u00e9levez jamais seul la nuit, sur la glace, ni quand l\u2019eau d\u00e9passe le genou. Une valeur \u00e9lev\u00e9e ne prouve rien\u202f; trois de suite, obtenues par deux personnes diff\u00e9rentes, m\u00e9ritent un coup de t\u00e9l\u00e9phone.</p>\n<p>Envoyez le relev\u00e9 le jour m\u00eame. Et gardez quelques minutes pour regarder l\u2019eau\u202f: c\u2019est le but de l\u2019exercice.</p>", "license": {"name": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce85f-2a03-70b6-b2fc-9dcdac103525", "authors": ["018ce88c-f10d-7cc9-8011-263db987f7c1", "018ced3c-4a55-78fc-83b2-be0ae2f79553"], "tags": ["018cf29d-ec6f-7733-af7e-bbd08c7d7431", "018cf2a0-d453-7ac5-9139-d9fd43bb3898", "018cf2a8-134e-7c86-9ea8-72a866de2e96"], "campaigns": [], "featured_at": null, "state": "published", "image_id": null, "image": null, "group_id": "01a226b1-1595-71b4-a247-77ca30e01296", "translation_of": "018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1"}'),
	('018f06db-51a7-7248-af12-cff3ffa3bda6', 2, 1795945469228706, NULL, NULL, '{"slug": "\u5341\u5206\u3067\u3067\u304d\u308b\u63a1\u6c34\u306e\u624b\u5f15\u304d", "language": "ja", "title": "\u5341\u5206\u3067\u3067\u304d\u308b\u63a1\u6c34\u306e\u624b\u5f15\u304d", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>\u7528\u610f\u3059\u308b\u3082\u306e\u306f\u3001\u304d\u308c\u3044\u306a\u4e94\u767e\u30df\u30ea\u30ea\u30c3\u30c8\u30eb\u306e\u74f6\u3001\u785d\u9178\u5869\u306e\u8a66\u9a13\u7d19\u3001\u6e29\u5ea6\u8a08\u3001\u925b\u7b46\u3001\u305d\u3057\u3066\u5341\u5206\u9593\u3067\u3059\u3002\u9577\u9774\u3082\u514d\u8a31\u3082\u8981\u308a\u307e\u305b\u3093\u3002\u5927\u5207\u306a\u306e\u306f\u3001\u6bce\u56de\u304a\u306a\u3058\u3084\u308a\u65b9\u3067\u6e2c\u308b\u3053\u3068\u3060\u3051\u3067\u3059\u3002</p>\n<ol>\n<li>\u63a1\u308b\u5834\u6240\u3088\u308a\u4e0b\u6d41\u5074\u306b\u7acb\u3061\u307e\u3059\u3002\u5dfb\u304d\u3042\u3052\u305f\u6ce5\u304c\u74f6\u306b\u5165\u3089\u306a\u3044\u3088\u3046\u306b\u3059\u308b\u305f\u3081\u3067\u3059\u3002</li>\n<li>\u5ddd\u306e\u6c34\u3067\u74f6\u3092\u4e09\u56de\u3059\u3059\u304e\u3001\u5f8c\u308d\u306b\u6368\u3066\u307e\u3059\u3002</li>\n<li>\u74f6\u306e\u5e95\u3092\u6301\u3061\u3001\u53e3\u3092\u4e0b\u306b\u3057\u3066\u3072\u3058\u306e\u6df1\u3055\u307e\u3067\u6c88\u3081\u3001\u6d41\u308c\u306b\u5411\u3051\u3066\u8d77\u3053\u3057\u307e\u3059\u3002</li>\n<li>\u6e29\u5ea6\u8a08\u306f\u6c34\u306b\u5165\u308c\u305f\u307e\u307e\u8aad\u307f\u307e\u3059\u3002</li>\n<li>\u8a66\u9a13\u7d19\u3092\u4e00\u79d2\u3060\u3051\u3072\u305f\u3057\u3001\u8efd\u304f\u632f\u308a\u3001\u516d\u5341\u79d2\u5f85\u3063\u3066\u3001\u65e5\u9670\u3067\u8272\u3092\u6bd4\u3079\u307e\u3059\u3002</li>\n<li>\u305d\u306e\u5834\u3092\u52d5\u304f\u524d\u306b\u3001\u3059\u3079\u3066\u66f8\u304d\u3068\u3081\u307e\u3059\u3002</li>\n</ol>\n<p>\u591c\u306b\u4e00\u4eba\u3067\u3001\u6c37\u306e\u4e0a\u3067\u3001\u307e\u305f\u306f\u6c34\u304c\u3072\u3056\u3088\u308a\u9ad8\u3044\u3068\u304d\u306b\u306f\u3001\u6c7a\u3057\u3066\u63a1\u6c34\u3057\u306a\u3044\u3067\u304f\u3060\u3055\u3044\u3002</p>\n<p>\u4e00\u5ea6\u9ad8\u3044\u5024\u304c\u51fa\u3066\u3082\u3001\u4f55\u306e\u8a3c\u660e\u306b\u3082\u306a\u308a\u307e\u305b\u3093\u3002\u4e8c\u4eba\u304c\u5225\u3005\u306b\u6e2c\u3063\u3066\u4e09\u56de\u7d9a\u3044\u305f\u3089\u3001\u5730\u57df\u306e\u4e16\u8a71\u5f79\u306b\u96fb\u8a71\u3092\u304f\u3060\u3055\u3044\u3002</p>", "license": {"name": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": ["018ce88c-f10d-7cc9-8011-263db987f7c1", "018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e"], "tags": ["018cf29d-ec6f-7733-af7e-bbd08c7d7431", "018cf2a0-d453-7ac5-9139-d9fd43bb3898", "018cf2a8-134e-7c86-9ea8-72a866de2e96"], "campaigns": [], "featured_at": null, "state": "published", "image_id": "018f06db-4f1f-7bd6-9d12-00e595e16d9a", "image": {"id": "018f06db-4f1f-7bd6-9d12-00e595e16d9a", "url": "https://media.clear-rivers.example/2024/04/ja/saisui.jpg", "alt": "\u6d41\u308c\u306e\u4e2d\u306b\u6c88\u3081\u305f\u74f6\u306e\u53e3\u3092\u4e0a\u6d41\u306b\u5411\u3051\u308b\u624b\u3002", "caption": null, "credit": "Joss Pendrake", "license": {"name": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}, "width": 2000, "height": 1333, "focal_point": {"x": 0.4, "y": 0.5}}, "group_id": "01a226b1-1595-71b4-a247-77ca30e01296", "translation_of": "018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1"}'),
	('018f2a5e-0f4f-7ce4-94b8-8028aefdce41', 2, 1795945469228706, NULL, NULL, '{"slug": "\u0643\u064a\u0641-\u062a\u0623\u062e\u0630-\u0639\u064a\u0646\u0629-\u0645\u0627\u0621", "language": "ar", "title": "\u0643\u064a\u0641 \u062a\u0623\u062e\u0630 \u0639\u064a\u0651\u0646\u0629 \u0645\u0627\u0621 \u0641\u064a \u0639\u0634\u0631 \u062f\u0642\u0627\u0626\u0642", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>\u062a\u062d\u062a\u0627\u062c \u0625\u0644\u0649 \u0632\u062c\u0627\u062c\u0629 \u0646\u0638\u064a\u0641\u0629 \u0633\u0639\u062a\u0647\u0627 \u0646\u0635\u0641 \u0644\u062a\u0631\u060c \u0648\u0634\u0631\u064a\u0637 \u0644\u0641\u062d\u0635 \u0627\u0644\u0646\u062a\u0631\u0627\u062a\u060c \u0648\u0645\u064a\u0632\u0627\u0646 \u062d\u0631\u0627\u0631\u0629\u060c \u0648\u0642\u0644\u0645 \u0631\u0635\u0627\u0635\u060c \u0648\u0639\u0634\u0631 \u062f\u0642\u0627\u0626\u0642. \u0644\u0627 \u062d\u0627\u062c\u0629 \u0625\u0644\u0649 \u062d\u0630\u0627\u0621 \u0637\u0648\u064a\u0644 \u0648\u0644\u0627 \u0631\u062e\u0635\u0629 \u0648\u0644\u0627 \u0634\u0647\u0627\u062f\u0629. \u0627\u0644\u0645\u0647\u0645\u0651 \u0623\u0646 \u062a\u0642\u064a\u0633 \u0628\u0627\u0644\u0637\u0631\u064a\u0642\u0629 \u0646\u0641\u0633\u0647\u0627 \u0643\u0644\u0651 \u0645\u0631\u0651\u0629.</p>\n<ol>\n<li>\u0642\u0641 \u0623\u0633\u0641\u0644 \u0645\u0648\u0636\u0639 \u0627\u0644\u0639\u064a\u0651\u0646\u0629 \u0645\u0639 \u0627\u062a\u0651\u062c\u0627\u0647 \u0627\u0644\u062a\u064a\u0651\u0627\u0631\u060c \u0643\u064a \u0644\u0627 \u062a\u062f\u062e\u0644 \u0627\u0644\u0632\u062c\u0627\u062c\u0629\u064e \u0623\u062a\u0631\u0628\u0629\u064c \u062d\u0631\u0651\u0643\u062a\u0647\u0627 \u0642\u062f\u0645\u0627\u0643.</li>\n<li>\u0627\u0634\u0637\u0641 \u0627\u0644\u0632\u062c\u0627\u062c\u0629 \u062b\u0644\u0627\u062b \u0645\u0631\u0651\u0627\u062a \u0628\u0645\u0627\u0621 \u0627\u0644\u0646\u0647\u0631\u060c \u0648\u0627\u0633\u0643\u0628\u0647 \u062e\u0644\u0641\u0643.</li>\n<li>\u0623\u0645\u0633\u0643\u0647\u0627 \u0645\u0646 \u0642\u0627\u0639\u062f\u062a\u0647\u0627 \u0648\u0641\u0648\u0651\u0647\u062a\u0647\u0627 \u0625\u0644\u0649 \u0623\u0633\u0641\u0644\u060c \u0648\u0627\u063a\u0645\u0631\u0647\u0627 \u062d\u062a\u0649 \u0645\u0631\u0641\u0642\u0643\u060c \u062b\u0645 \u0623\u062f\u0631\u0647\u0627 \u0646\u062d\u0648 \u0627\u0644\u062a\u064a\u0651\u0627\u0631.</li>\n<li>\u0627\u0642\u0631\u0623 \u0645\u064a\u0632\u0627\u0646 \u0627\u0644\u062d\u0631\u0627\u0631\u0629 \u0648\u0647\u0648 \u0641\u064a \u0627\u0644\u0645\u0627\u0621.</li>\n<li>\u0627\u063a\u0645\u0633 \u0627\u0644\u0634\u0631\u064a\u0637 \u062b\u0627\u0646\u064a\u0629 <em>\u0648\u0627\u062d\u062f\u0629</em>\u060c \u0648\u0627\u0646\u062a\u0638\u0631 \u0633\u062a\u0651\u064a\u0646 \u062b\u0627\u0646\u064a\u0629\u060c \u0648\u0642\u0627\u0631\u0646 \u0627\u0644\u0623\u0644\u0648\u0627\u0646 \u0641\u064a \u0627\u0644\u0638\u0644\u0651.</li>\n<li>\u062f\u0648\u0651\u0646 \u0643\u0644\u0651 \u0634\u064a\u0621 \u0642\u0628\u0644 \u0623\u0646 \u062a\u062a\u062d\u0631\u0651\u0643.</li>\n</ol>\n<p>\u0644\u0627 \u062a\u0623\u062e\u0630 \u0639\u064a\u0651\u0646\u0629 \u0648\u062d\u062f\u0643 \u0644\u064a\u0644\u064b\u0627\u060c \u0648\u0644\u0627 \u062d\u064a\u0646 \u064a\u0639\u0644\u0648 \u0627\u0644\u0645\u0627\u0621 \u0631\u0643\u0628\u062a\u0643. \u0642\u0631\u0627\u0621\u0629 \u0645\u0631\u062a\u0641\u0639\u0629 \u0648\u0627\u062d\u062f\u0629 \u0644\u0627 \u062a\u062b\u0628\u062a \u0634\u064a\u0626\u064b\u0627\u060c \u0623\u0645\u0651\u0627 \u062b\u0644\u0627\u062b \u0642\u0631\u0627\u0621\u0627\u062a \u0645\u062a\u062a\u0627\u0644\u064a\u0629 \u0644\u0634\u062e\u0635\u064a\u0646 \u0645\u062e\u062a\u0644\u0641\u064a\u0646 \u0641\u062a\u0633\u062a\u062d\u0642\u0651 \u0645\u0643\u0627\u0644\u0645\u0629 \u0647\u0627\u062a\u0641\u064a\u0629.</p>", "license": {"name": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": ["018ce88c-f10d-7cc9-8011-263db987f7c1", "018ced45-70ea-7e10-b06b-d11906f102fc"], "tags": ["018cf29d-ec6f-7733-af7e-bbd08c7d7431", "018cf2a0-d453-7ac5-9139-d9fd43bb3898", "018cf2a8-134e-7c86-9ea8-72a866de2e96"], "campaigns": [], "featured_at": null, "state": "published", "image_id": null, "image": null, "group_id": "01a226b1-1595-71b4-a247-77ca30e01296", "translation_of": "018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1"}'),
	('018fdcd5-e383-7433-99cf-a3aed8b9a79e', 2, 1795945469228706, NULL, NULL, '{"slug": "tyres-tins-and-one-piano", "language": "en", "title": "Tyres, tins and one piano: the spring clean in figures", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>Forty-two groups cleaned 96 kilometres of bank on the last weekend of May. This is what they carried away.</p>\n<table>\n<thead>\n<tr><th scope=\"col\">What</th><th scope=\"col\">Pieces</th><th scope=\"col\">Change on 2023</th></tr>\n</thead>\n<tbody>\n<tr><th scope=\"row\">Drink cans and tins</th><td>6,114</td><td>\u221212\u202f%</td></tr>\n<tr><th scope=\"row\">Plastic bottles</th><td>4,870</td><td>\u22123\u202f%</td></tr>\n<tr><th scope=\"row\">Wet wipes</th><td>not counted; 310 kg</td><td>+8\u202f%</td></tr>\n<tr><th scope=\"row\">Tyres</th><td>203</td><td>\u221241\u202f%</td></tr>\n<tr><th scope=\"row\">Pianos</th><td>1</td><td>+1</td></tr>\n</tbody>\n</table>\n<p>The fall in tyres follows from a simple change: since last autumn four garages along the Tamble take them back for nothing and ask no questions. The wipes are the sad line of the table. They are sold as if they dissolved, and they do not.</p>\n<p>The piano was an upright, face down in the Lisk below the old ferry steps. It took eleven people to bring it up. Two keys still sounded.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce871-7c44-7fc2-b828-ea472346cc13", "authors": ["018ce888-5d86-7c28-9b2b-dda9703598ae"], "tags": ["018cf7d4-3a88-71fa-b53a-7e983313f3f0", "018cf2a8-134e-7c86-9ea8-72a866de2e96"], "campaigns": [], "featured_at": null, "state": "published", "image_id": "018fdcd5-e6bc-7912-908b-4ba771b1e98c", "image": {"id": "018fdcd5-e6bc-7912-908b-4ba771b1e98c", "url": "https://media.clear-rivers.example/2024/06/piano.jpg", "alt": "Muddy volunteers around an upright piano on a riverbank.", "caption": "Two keys still sounded.", "credit": "Joss Pendrake", "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}, "width": 1800, "height": 1200, "focal_point": {"x": 0.5, "y": 0.45}}, "group_id": null, "translation_of": null}'),
	('018fe2f3-5ea2-75a8-a007-a8e5f30609b3', 2, 1795945469228706, NULL, NULL, '{"slug": "des-pneus-des-boites-et-un-piano", "language": "fr", "title": "Des pneus, des bo\u00eetes et un piano\u202f: le nettoyage de printemps en chiffres", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>Quarante-deux groupes ont nettoy\u00e9 96 kilom\u00e8tres de berges le dernier week-end de mai. En France, sept \u00e9quipes \u00e9taient de la partie, de la Verdoline \u00e0 l\u2019Aubrelle.</p>\n<ul>\n<li>6\u202f114 bo\u00eetes et canettes, soit 12\u202f% de moins qu\u2019en 2023</li>\n<li>4\u202f870 bouteilles en plastique</li>\n<li>310 kilos de lingettes, qui se vendent comme solubles et ne le sont pas</li>\n<li>203 pneus, 41\u202f% de moins, depuis que des garages les reprennent sans poser de questions</li>\n<li>un piano droit</li>\n</ul>\n<p>Le piano reposait sur le ventre dans la Lisk. Il a fallu onze personnes pour le remonter. Deux touches sonnaient encore.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce85f-2a03-70b6-b2fc-9dcdac103525", "authors": ["018ced3c-4a55-78fc-83b2-be0ae2f79553"], "tags": ["018cf7d4-3a88-71fa-b53a-7e983313f3f0", "018cf2a8-134e-7c86-9ea8-72a866de2e96"], "campaigns": [], "featured_at": null, "state": "published", "image_id": null, "image": null, "group_id": "01a226b1-15a9-747d-9356-7cabca19743f", "translation_of": "018fdcd5-e383-7433-99cf-a3aed8b9a79e"}'),
	('01902a3a-8912-7536-85b2-dab99545c468', 3, 1795945469228706, NULL, NULL, '{"slug": "\u86cd\u3092\u6570\u3048\u308b\u591c", "language": "ja", "title": "\u86cd\u3092\u6570\u3048\u308b\u591c", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>\u4e03\u6642\u56db\u5341\u4e94\u5206\u3001\u6700\u5f8c\u306e\u5b50\u3069\u3082\u304c\u6700\u5f8c\u306e\u61d0\u4e2d\u96fb\u706f\u3092\u6d88\u3059\u3002\u3057\u3070\u3089\u304f\u306f\u4f55\u3082\u898b\u3048\u305a\u3001\u702c\u97f3\u5ddd\u306e\u97f3\u3060\u3051\u304c\u5927\u304d\u304f\u306a\u308b\u3002\u3084\u304c\u3066\u3001\u3060\u308c\u304b\u304c\u3055\u3055\u3084\u304f\u3002\u300c\u3044\u305f\u300d\u3002</p>\n<p>\u702c\u97f3\u5ddd\u306e\u4f1a\u304c\u516d\u6708\u306b\u86cd\u3092\u6570\u3048\u306f\u3058\u3081\u3066\u3001\u4eca\u5e74\u3067\u4e5d\u5e74\u306b\u306a\u308b\u3002\u6c7a\u307e\u308a\u306f\u5358\u7d14\u3060\u3002\u6570\u3048\u308b\u306e\u306f\u866b\u3067\u306f\u306a\u304f\u5149\u3002\u5341\u4e8c\u306e\u5730\u70b9\u3067\u3001\u304d\u3063\u304b\u308a\u4e09\u5206\u9593\u3002\u6570\u306f\u76f8\u8ac7\u305b\u305a\u306b\u66f8\u304f\u3002\u4eca\u5e74\u306e\u5408\u8a08\u306f\u56db\u767e\u5341\u516b\u3002\u6628\u5e74\u306f\u4e8c\u767e\u516d\u5341\u516d\u3001\u8b77\u5cb8\u5de5\u4e8b\u306e\u7fcc\u5e74\u306e\u590f\u306f\u4e5d\u5341\u4e09\u3060\u3063\u305f\u3002</p>\n<h2>\u4e09\u5206\u9593\u306e\u6c88\u9ed9</h2>\n<p>\u4e09\u5206\u306f\u9577\u3044\u3002\u306f\u3058\u3081\u306e\u4e00\u5206\u306f\u76ee\u304c\u6163\u308c\u308b\u306e\u3092\u5f85\u3064\u3060\u3051\u3067\u904e\u304e\u3066\u3057\u307e\u3046\u3002\u4e8c\u5206\u76ee\u306b\u3001\u8349\u306e\u6839\u5143\u304b\u3089\u5149\u304c\u3072\u3068\u3064\u6d6e\u304b\u3073\u3001\u5411\u3053\u3046\u5cb8\u306e\u5149\u3068\u606f\u3092\u5408\u308f\u305b\u308b\u3088\u3046\u306b\u660e\u6ec5\u3057\u306f\u3058\u3081\u308b\u3002\u4e09\u5206\u76ee\u306b\u306f\u3001\u6570\u3048\u308b\u3053\u3068\u3092\u3064\u3044\u5fd8\u308c\u308b\u3002\u3060\u304b\u3089\u5730\u70b9\u3054\u3068\u306b\u4e8c\u4eba\u305a\u3064\u7acb\u3064\u3053\u3068\u306b\u3057\u3066\u3044\u308b\u3002\u4e00\u4eba\u304c\u5fd8\u308c\u3066\u3082\u3001\u3082\u3046\u4e00\u4eba\u304c\u6570\u3048\u3066\u3044\u308b\u3002</p>\n<p>\u7b2c\u4e5d\u5730\u70b9\u306e\u53d7\u3051\u3082\u3061\u306f\u3001\u3053\u3068\u3057\u516b\u5341\u4e00\u306b\u306a\u308b\u5143\u306e\u8239\u982d\u3055\u3093\u3060\u3002\u82e5\u3044\u3053\u308d\u306f\u5ddd\u9762\u304c\u660e\u308b\u304f\u3066\u3001\u63d0\u706f\u306a\u3057\u3067\u821f\u3092\u51fa\u305b\u305f\u3068\u3044\u3046\u3002\u300c\u5927\u3052\u3055\u306b\u8a00\u3046\u3068\u308b\u3093\u3058\u3083\u306a\u3044\u3088\u300d\u3068\u5ff5\u3092\u62bc\u3057\u3066\u304b\u3089\u3001\u5c11\u3057\u8003\u3048\u3066\u3001\u300c\u3044\u3084\u3001\u5c11\u3057\u306f\u5927\u3052\u3055\u304b\u3082\u3057\u308c\u3093\u300d\u3068\u7b11\u3063\u305f\u3002</p>\n<h2>\u9685\u3063\u3053\u3060\u3051</h2>\n<p>\u5927\u304d\u306a\u8a08\u753b\u304c\u3042\u3063\u305f\u308f\u3051\u3067\u306f\u306a\u3044\u3002\u753a\u306f\u7247\u5cb8\u306e\u8349\u5208\u308a\u3092\u4e03\u6708\u307e\u3067\u5f85\u3064\u3088\u3046\u306b\u306a\u308a\u3001\u4e03\u756a\u306e\u5730\u70b9\u306e\u8fb2\u5bb6\u306f\u3001\u7530\u306e\u6e7f\u3063\u305f\u9685\u3092\u8015\u3055\u305a\u306b\u6b8b\u3057\u3066\u3044\u308b\u3002\u5e7c\u866b\u304c\u305d\u3053\u3078\u4e0a\u304c\u308a\u3001\u571f\u306e\u4e2d\u3067\u3055\u306a\u304e\u306b\u306a\u308b\u304b\u3089\u3060\u3002\u7406\u7531\u3092\u5c0b\u306d\u308b\u3068\u3001\u300c\u9685\u3063\u3053\u3060\u3051\u3060\u304b\u3089\u306d\u300d\u3068\u8a00\u3046\u3002</p>\n<p>\u305d\u306e\u9685\u3063\u3053\u3067\u3001\u4eca\u5e74\u306f\u4e03\u5341\u4e00\u306e\u5149\u3092\u6570\u3048\u305f\u3002\u5341\u4e8c\u5730\u70b9\u3067\u3044\u3061\u3070\u3093\u591a\u3044\u3002</p>\n<p>\u5e30\u308a\u9053\u3001\u5b50\u3069\u3082\u305f\u3061\u306f\u61d0\u4e2d\u96fb\u706f\u3092\u3064\u3051\u306a\u304b\u3063\u305f\u3002</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": ["018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e"], "tags": ["018cf2a6-a238-748b-b1e0-59778458320c", "018cf2a8-134e-7c86-9ea8-72a866de2e96"], "campaigns": [], "featured_at": 1718712000, "state": "published", "image_id": "01902a3a-8959-7b24-aacd-807919bd19ba", "image": {"id": "01902a3a-8959-7b24-aacd-807919bd19ba", "url": "https://media.clear-rivers.example/2024/06/seoto-fireflies.jpg", "alt": "\u6697\u3044\u5ddd\u5cb8\u306e\u8349\u3080\u3089\u306b\u6d6e\u304b\u3076\u3001\u3044\u304f\u3064\u3082\u306e\u9ec4\u7dd1\u8272\u306e\u5149\u3002", "caption": "\u702c\u97f3\u5ddd\u3001\u7b2c\u4e03\u5730\u70b9\u3002", "credit": "\u702c\u97f3\u5ddd\u306e\u4f1a", "license": {"name": "CC BY-NC 4.0", "url": "https://creativecommons.org/licenses/by-nc/4.0/"}, "width": 2400, "height": 1600, "focal_point": {"x": 0.3, "y": 0.62}}, "group_id": null, "translation_of": null}'),
	('01a226b1-1667-7677-a412-aa290b5def41', 1, 1795945469543467, NULL, '01a226b1-15fe-7286-9193-1622025e8a27', '{"slug": "to-be-published", "language": "en", "title": "To be published", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>To be published.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": [], "tags": [], "campaigns": [], "featured_at": null, "state": "draft", "image_id": null, "image": null, "group_id": null, "translation_of": null}'),
	('01904be6-b430-716d-b5d5-e829238c7822', 2, 1795945469228706, NULL, NULL, '{"slug": "a-night-of-counting-fireflies", "language": "en", "title": "A night of counting fireflies", "excerpt": "For three minutes nobody speaks. Nine years of fireflies on the Seoto, from 93 lights to 418.", "excerpt_truncated": false, "body_html": "<p>At a quarter to eight the last child is told to switch off the last torch. For a few minutes nobody can see anything at all, and the river seems to grow louder. Then somebody whispers: there.</p>\n<p>The group on the Seoto has counted its fireflies every June for nine years. The rule is to count lights, not insects, for exactly three minutes at each of twelve posts, and to write the number without discussing it. This year the sum was 418, after 266 last year and 93 in the summer that followed the concrete works.</p>\n<p>What helped was not a great plan. The town stopped mowing one bank before July, and the farmer at post seven leaves a wet corner of his field unploughed, because the larvae crawl ashore there to pupate. <q cite=\"https://clear-rivers.example/ja/%E8%9B%8D%E3%82%92%E6%95%B0%E3%81%88%E3%82%8B%E5%A4%9C\">It is only a corner</q>, he says.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": ["018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e"], "tags": ["018cf2a6-a238-748b-b1e0-59778458320c", "018cf2a8-134e-7c86-9ea8-72a866de2e96"], "campaigns": [], "featured_at": null, "state": "published", "image_id": null, "image": null, "group_id": "01a226b1-15b1-7057-8284-9b62e7d4ca3e", "translation_of": "01902a3a-8912-7536-85b2-dab99545c468"}'),
	('0191fdc5-5090-7465-abfc-30f43d4a2dcf', 2, 1795945469228706, NULL, NULL, '{"slug": "nitrate-a-short-explanation", "language": "en", "title": "Nitrate: a short explanation of a long problem", "excerpt": "The same molecule feeds wheat and suffocates fish. Where nitrate comes from, what it does in a stream, and why patience is part of the cure.", "excerpt_truncated": false, "body_html": "<p>Nitrate is not a poison that somebody pours into a river at night. It is plant food. That is why it is so hard to talk about: the same molecule that makes wheat grow makes a stream turn green, and nobody in the chain has done anything unusual.</p>\n<h2>Where it comes from</h2>\n<p>Plants take up nitrogen while they grow. In autumn they stop, the rain does not, and whatever nitrate is left in the soil travels with the water. Some runs off within hours through drains. The rest sinks into the ground and comes out in springs years later. A spring that we sample on the upper Orwen carries rain that fell when the people who sample it were at school.</p>\n<h2>What it does</h2>\n<p>In the light, nitrate feeds algae. The algae shade the gravel, die, and are eaten by bacteria, which use up the oxygen at night. Fish that have all the food in the world then suffocate at four in the morning. This is why we ask some volunteers to measure before sunrise, and why we are grateful to them.</p>\n<h2>What helps</h2>\n<ul>\n<li>Sowing a green cover after the harvest, so that something is still growing in October.</li>\n<li>A strip of five metres along the bank that is neither ploughed nor spread.</li>\n<li>Wetlands at the end of drains: a pond the size of a tennis court can remove half of what flows in.</li>\n<li>Time. A farm that changes its practice today will see it in its drains next spring, and in its springs perhaps in 2040.</li>\n</ul>\n<p>The last point is the one to remember when a reading stays high although everybody has done the right thing. The river is not ungrateful. It is slow.</p>\n<p>The unit on our strips is <abbr title=\"milligrams per litre\">mg/l</abbr> of nitrate (NO<sub>3</sub>). Some laboratories report nitrogen instead; multiply their figure by 4.4 to compare.</p>", "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": ["018ce88c-f10d-7cc9-8011-263db987f7c1"], "tags": ["018cf7d2-ca2d-7312-b668-f3a7cbc12674", "018cf29d-ec6f-7733-af7e-bbd08c7d7431"], "campaigns": [], "featured_at": null, "state": "published", "image_id": "0191fdc5-4f53-77c3-b37e-24ae26f0196c", "image": {"id": "0191fdc5-4f53-77c3-b37e-24ae26f0196c", "url": "https://media.clear-rivers.example/2024/09/green-stream.jpg", "alt": "A shallow stream covered in bright green threads of algae.", "caption": null, "credit": "Joss Pendrake", "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}, "width": 2000, "height": 1500, "focal_point": null}, "group_id": null, "translation_of": null}'),
	('01922117-d43a-76f6-a0da-4e6c8dd6016d', 2, 1795945469228706, NULL, NULL, '{"slug": "les-nitrates-expliques-en-quelques-mots", "language": "fr", "title": "Les nitrates, expliqu\u00e9s en quelques mots", "excerpt": "La m\u00eame mol\u00e9cule nourrit le bl\u00e9 et \u00e9touffe les poissons. D\u2019o\u00f9 elle vient, ce qu\u2019elle fait, ce qui aide.", "excerpt_truncated": false, "body_html": "<p>Le nitrate n\u2019est pas un poison que l\u2019on d\u00e9verserait la nuit dans une rivi\u00e8re. C\u2019est la nourriture des plantes, et voil\u00e0 pourquoi il est si difficile d\u2019en parler\u202f: la m\u00eame mol\u00e9cule fait pousser le bl\u00e9 et verdir le ruisseau, sans que personne ait rien fait d\u2019extraordinaire.</p>\n<h2>D\u2019o\u00f9 il vient</h2>\n<p>Les plantes absorbent l\u2019azote pendant leur croissance. En automne elles s\u2019arr\u00eatent, la pluie non, et le nitrate rest\u00e9 dans le sol part avec l\u2019eau. Une partie file en quelques heures par les drains. Le reste s\u2019enfonce et ressort des ann\u00e9es plus tard, par les sources.</p>\n<h2>Ce qu\u2019il fait</h2>\n<p>\u00c0 la lumi\u00e8re, il nourrit les algues. Celles-ci meurent, des bact\u00e9ries les dig\u00e8rent et consomment l\u2019oxyg\u00e8ne pendant la nuit. Des poissons qui ont de quoi manger \u00e9touffent alors \u00e0 quatre heures du matin.</p>\n<h2>Ce qui aide</h2>\n<ul>\n<li>semer un couvert apr\u00e8s la moisson, pour que quelque chose pousse encore en octobre\u202f;</li>\n<li>laisser cinq m\u00e8tres de berge sans labour ni \u00e9pandage\u202f;</li>\n<li>creuser au bout des drains une mare grande comme un court de tennis\u202f;</li>\n<li>attendre\u202f: la rivi\u00e8re n\u2019est pas ingrate, elle est lente.</li>\n</ul>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce85f-2a03-70b6-b2fc-9dcdac103525", "authors": ["018ced3c-4a55-78fc-83b2-be0ae2f79553"], "tags": ["018cf7d2-ca2d-7312-b668-f3a7cbc12674", "018cf29d-ec6f-7733-af7e-bbd08c7d7431"], "campaigns": [], "featured_at": null, "state": "published", "image_id": null, "image": null, "group_id": "01a226b1-15b9-72b4-9919-8631a39da59b", "translation_of": "0191fdc5-5090-7465-abfc-30f43d4a2dcf"}'),
	('019244fb-7c13-7137-8230-9da4343e2436', 2, 1795945469228706, NULL, NULL, '{"slug": "\u0627\u0644\u0646\u062a\u0631\u0627\u062a-\u0634\u0631\u062d-\u0642\u0635\u064a\u0631", "language": "ar", "title": "\u0627\u0644\u0646\u062a\u0631\u0627\u062a: \u0634\u0631\u062d \u0642\u0635\u064a\u0631 \u0644\u0645\u0634\u0643\u0644\u0629 \u0637\u0648\u064a\u0644\u0629", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>\u0644\u064a\u0633\u062a \u0627\u0644\u0646\u062a\u0631\u0627\u062a \u0633\u0645\u064b\u0651\u0627 \u064a\u0633\u0643\u0628\u0647 \u0623\u062d\u062f\u0647\u0645 \u0641\u064a \u0627\u0644\u0646\u0647\u0631 \u0644\u064a\u0644\u064b\u0627\u060c \u0628\u0644 \u0647\u064a \u063a\u0630\u0627\u0621 \u0627\u0644\u0646\u0628\u0627\u062a\u060c \u0648\u0644\u0647\u0630\u0627 \u064a\u0635\u0639\u0628 \u0627\u0644\u062d\u062f\u064a\u062b \u0639\u0646\u0647\u0627: \u0641\u0627\u0644\u062c\u0632\u064a\u0621 \u0646\u0641\u0633\u0647 \u0627\u0644\u0630\u064a \u064a\u064f\u0646\u0628\u062a \u0627\u0644\u0642\u0645\u062d \u064a\u062c\u0639\u0644 \u0627\u0644\u062c\u062f\u0648\u0644 \u0623\u062e\u0636\u0631\u060c \u0645\u0646 \u063a\u064a\u0631 \u0623\u0646 \u064a\u0643\u0648\u0646 \u0623\u062d\u062f \u0642\u062f \u0641\u0639\u0644 \u0634\u064a\u0626\u064b\u0627 \u063a\u064a\u0631 \u0645\u0623\u0644\u0648\u0641.</p>\n<p>\u062a\u0645\u062a\u0635\u0651 \u0627\u0644\u0646\u0628\u0627\u062a\u0627\u062a \u0627\u0644\u0646\u064a\u062a\u0631\u0648\u062c\u064a\u0646 \u0648\u0647\u064a \u062a\u0646\u0645\u0648. \u062b\u0645\u0651 \u064a\u0623\u062a\u064a \u0627\u0644\u062e\u0631\u064a\u0641 \u0641\u062a\u062a\u0648\u0642\u0651\u0641 \u0648\u0644\u0627 \u064a\u062a\u0648\u0642\u0651\u0641 \u0627\u0644\u0645\u0637\u0631\u060c \u0641\u064a\u0633\u0627\u0641\u0631 \u0645\u0627 \u0628\u0642\u064a \u0645\u0646 \u0627\u0644\u0646\u062a\u0631\u0627\u062a \u0645\u0639 \u0627\u0644\u0645\u0627\u0621: \u0628\u0639\u0636\u0647 \u0641\u064a \u0633\u0627\u0639\u0627\u062a\u060c \u0648\u0628\u0639\u0636\u0647 \u064a\u063a\u0648\u0631 \u0641\u064a \u0627\u0644\u0623\u0631\u0636 \u0648\u064a\u062e\u0631\u062c \u0645\u0646 \u0627\u0644\u064a\u0646\u0627\u0628\u064a\u0639 \u0628\u0639\u062f \u0633\u0646\u064a\u0646.</p>\n<p>\u0648\u0641\u064a \u0636\u0648\u0621 \u0627\u0644\u0634\u0645\u0633 \u062a\u063a\u0630\u0651\u064a \u0627\u0644\u0646\u062a\u0631\u0627\u062a \u0627\u0644\u0637\u062d\u0627\u0644\u0628\u060c \u062b\u0645\u0651 \u062a\u0645\u0648\u062a \u0627\u0644\u0637\u062d\u0627\u0644\u0628 \u0641\u062a\u062d\u0644\u0651\u0644\u0647\u0627 \u0627\u0644\u0628\u0643\u062a\u064a\u0631\u064a\u0627 \u0648\u062a\u0633\u062a\u0647\u0644\u0643 \u0627\u0644\u0623\u0643\u0633\u062c\u064a\u0646 \u0641\u064a \u0627\u0644\u0644\u064a\u0644. \u0648\u0647\u0643\u0630\u0627 \u062a\u062e\u062a\u0646\u0642 \u0641\u064a \u0627\u0644\u0631\u0627\u0628\u0639\u0629 \u0641\u062c\u0631\u064b\u0627 \u0623\u0633\u0645\u0627\u0643\u064c \u0644\u0627 \u064a\u0646\u0642\u0635\u0647\u0627 \u0637\u0639\u0627\u0645.</p>\n<h2>\u0645\u0627 \u0627\u0644\u0630\u064a \u064a\u0646\u0641\u0639\u061f</h2>\n<ul>\n<li>\u0632\u0631\u0627\u0639\u0629 \u063a\u0637\u0627\u0621 \u0623\u062e\u0636\u0631 \u0628\u0639\u062f \u0627\u0644\u062d\u0635\u0627\u062f.</li>\n<li>\u062a\u0631\u0643 \u062e\u0645\u0633\u0629 \u0623\u0645\u062a\u0627\u0631 \u0639\u0644\u0649 \u0627\u0644\u0636\u0641\u0651\u0629 \u0628\u0644\u0627 \u062d\u0631\u062b \u0648\u0644\u0627 \u062a\u0633\u0645\u064a\u062f.</li>\n<li>\u0628\u0631\u0643\u0629 \u0635\u063a\u064a\u0631\u0629 \u0641\u064a \u0622\u062e\u0631 \u0627\u0644\u0645\u0635\u0631\u0641 \u062a\u0632\u064a\u0644 \u0646\u0635\u0641 \u0645\u0627 \u064a\u0635\u0644 \u0625\u0644\u064a\u0647\u0627.</li>\n<li>\u0627\u0644\u0648\u0642\u062a: \u0641\u0627\u0644\u0646\u0647\u0631 \u0644\u064a\u0633 \u062c\u0627\u062d\u062f\u064b\u0627\u060c \u0625\u0646\u0647 \u0628\u0637\u064a\u0621.</li>\n</ul>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": ["018ce88c-f10d-7cc9-8011-263db987f7c1"], "tags": ["018cf7d2-ca2d-7312-b668-f3a7cbc12674", "018cf29d-ec6f-7733-af7e-bbd08c7d7431"], "campaigns": [], "featured_at": null, "state": "published", "image_id": null, "image": null, "group_id": "01a226b1-15b9-72b4-9919-8631a39da59b", "translation_of": "0191fdc5-5090-7465-abfc-30f43d4a2dcf"}'),
	('01a226b1-1621-703a-8648-117d8eb94f6e', 1, 1795945469473467, NULL, '01a226b1-15fe-7286-9193-1622025e8a27', '{"slug": "first-public-form", "language": "en", "title": "First public form", "excerpt": "Kept for later releases.", "excerpt_truncated": false, "body_html": "<p>First public form.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": [], "tags": [], "campaigns": [], "featured_at": null, "state": "draft", "image_id": null, "image": null, "group_id": null, "translation_of": null}'),
	('01a226b1-1621-703a-8648-117d8eb94f6e', 2, 1795945469483835, NULL, '01a226b1-15fe-7286-9193-1622025e8a27', '{"slug": "first-public-form", "language": "en", "title": "First public form", "excerpt": "Kept for later releases.", "excerpt_truncated": false, "body_html": "<p>First public form.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": [], "tags": [], "campaigns": [], "featured_at": null, "state": "published", "image_id": null, "image": null, "group_id": null, "translation_of": null}'),
	('01a226b1-1621-703a-8648-117d8eb94f6e', 3, 1795945469503958, NULL, '01a226b1-15fe-7286-9193-1622025e8a27', '{"slug": "second-public-form", "language": "en", "title": "First public form", "excerpt": "Kept for later releases.", "excerpt_truncated": false, "body_html": "<p>First public form.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": [], "tags": [], "campaigns": [], "featured_at": null, "state": "published", "image_id": "01a226b1-1644-71c3-81bd-bd6d657dcfa1", "image": {"id": "01a226b1-1644-71c3-81bd-bd6d657dcfa1", "url": "https://example.org/a.jpg", "alt": "A bridge", "caption": null, "credit": null, "license": null, "width": null, "height": null, "focal_point": null}, "group_id": null, "translation_of": null}'),
	('01a226b1-1621-703a-8648-117d8eb94f6e', 4, 1795945469521976, NULL, '01a226b1-15fe-7286-9193-1622025e8a27', '{"slug": "second-public-form", "language": "en", "title": "A form that waits", "excerpt": "Kept for later releases.", "excerpt_truncated": false, "body_html": "<p>First public form.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": [], "tags": [], "campaigns": [], "featured_at": null, "state": "published", "image_id": "01a226b1-1644-71c3-81bd-bd6d657dcfa1", "image": {"id": "01a226b1-1644-71c3-81bd-bd6d657dcfa1", "url": "https://example.org/a.jpg", "alt": "A bridge", "caption": null, "credit": null, "license": null, "width": null, "height": null, "focal_point": null}, "group_id": null, "translation_of": null}'),
	('01a226b1-1661-749a-94f3-c15568d32ebb', 1, 1795945469537284, NULL, '01a226b1-15fe-7286-9193-1622025e8a27', '{"slug": "only-a-draft", "language": "en", "title": "A draft", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>A draft.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": [], "tags": [], "campaigns": [], "featured_at": null, "state": "draft", "image_id": null, "image": null, "group_id": null, "translation_of": null}'),
	('01a226b1-1667-7677-a412-aa290b5def41', 2, 1795945469548990, NULL, '01a226b1-15fe-7286-9193-1622025e8a27', '{"slug": "to-be-published", "language": "en", "title": "To be published", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>To be published.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": [], "tags": [], "campaigns": [], "featured_at": null, "state": "scheduled", "image_id": null, "image": null, "group_id": null, "translation_of": null}'),
	('01a226b1-1673-75ce-9628-ae37224d76b6', 1, 1795945469554806, NULL, '01a226b1-15fe-7286-9193-1622025e8a27', '{"slug": "withdrawn", "language": "en", "title": "Withdrawn", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>Withdrawn.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": [], "tags": [], "campaigns": [], "featured_at": null, "state": "draft", "image_id": null, "image": null, "group_id": null, "translation_of": null}'),
	('01a226b1-1679-75c3-8396-158eda0e8ac4', 1, 1795945469560743, NULL, '01a226b1-15fe-7286-9193-1622025e8a27', '{"slug": "withdrawn-by-law", "language": "en", "title": "Withdrawn by law", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>Withdrawn by law.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": [], "tags": [], "campaigns": [], "featured_at": null, "state": "draft", "image_id": null, "image": null, "group_id": null, "translation_of": null}'),
	('01a226b1-1673-75ce-9628-ae37224d76b6', 2, 1795945469572556, NULL, '01a226b1-15fe-7286-9193-1622025e8a27', '{"slug": "withdrawn", "language": "en", "title": "Withdrawn", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>Withdrawn.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": [], "tags": [], "campaigns": [], "featured_at": null, "state": "published", "image_id": null, "image": null, "group_id": null, "translation_of": null}'),
	('01a226b1-1679-75c3-8396-158eda0e8ac4', 2, 1795945469584086, NULL, '01a226b1-15fe-7286-9193-1622025e8a27', '{"slug": "withdrawn-by-law", "language": "en", "title": "Withdrawn by law", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>Withdrawn by law.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": [], "tags": [], "campaigns": [], "featured_at": null, "state": "published", "image_id": null, "image": null, "group_id": null, "translation_of": null}'),
	('01a226b1-1673-75ce-9628-ae37224d76b6', 3, 1795945469606785, NULL, '01a226b1-15fe-7286-9193-1622025e8a27', '{"slug": "withdrawn", "language": "en", "title": "Withdrawn", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>Withdrawn.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": [], "tags": [], "campaigns": [], "featured_at": null, "state": "withdrawn", "image_id": null, "image": null, "group_id": null, "translation_of": null}'),
	('01a226b1-1679-75c3-8396-158eda0e8ac4', 3, 1795945469617865, NULL, '01a226b1-15fe-7286-9193-1622025e8a27', '{"slug": "withdrawn-by-law", "language": "en", "title": "Withdrawn by law", "excerpt": null, "excerpt_truncated": false, "body_html": "<p>Withdrawn by law.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": [], "tags": [], "campaigns": [], "featured_at": null, "state": "withdrawn", "image_id": null, "image": null, "group_id": null, "translation_of": null}'),
	('01a226b1-1621-703a-8648-117d8eb94f6e', 5, 1795945469649213, NULL, '01a226b1-15fe-7286-9193-1622025e8a27', '{"slug": "second-public-form", "language": "en", "title": "First public form", "excerpt": "Kept for later releases.", "excerpt_truncated": false, "body_html": "<p>First public form.</p>", "license": null, "origin": null, "embargo_until": null, "expires_at": null, "section_id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "authors": [], "tags": ["01a226b1-16c2-75f5-8fe8-06d8d2f10a4d"], "campaigns": [], "featured_at": null, "state": "published", "image_id": "01a226b1-1644-71c3-81bd-bd6d657dcfa1", "image": {"id": "01a226b1-1644-71c3-81bd-bd6d657dcfa1", "url": "https://example.org/a.jpg", "alt": "A bridge", "caption": null, "credit": null, "license": null, "width": null, "height": null, "focal_point": null}, "group_id": null, "translation_of": null}');
INSERT INTO public.search VALUES
	(1707728400000000, '''a'':3 ''clear'':4 ''is'':2 ''river'':5 ''what'':1 ''enclear'' ''enis'' ''enriver'' ''enwhat''', '''a'':3,7,14,40,49,57,94,141,148,210,233,255,279,314,355,376,381,385,398,416,453,502,510,516,518,533,575,596,630,651,667,715 ''about'':249 ''across'':345 ''added'':121 ''afterwards'':566 ''all'':174,407 ''also'':366,535,541 ''an'':60,193,214,493,743 ''and'':13,25,43,55,69,125,140,187,204,267,303,320,358,441,509,524,540,550,562,658,669,707,726,735,760 ''animals'':207 ''another'':762 ''answer'':173,238,261 ''any'':252,334,469 ''anyone'':572 ''anything'':728 ''are'':45,322,365,506 ''as'':65,67,749,751 ''ask'':34,48,555,695 ''association'':494 ''at'':78,188,408 ''august'':195 ''average'':184 ''back'':389,757 ''bank'':146,230 ''be'':11,64,110,650 ''because'':422,462,481 ''before'':213,557,676 ''begins'':30,159 ''behind'':243 ''below'':59,484 ''beside'':623,709 ''better'':467 ''bridge'':435 ''brook'':306 ''brooks'':325 ''brought'':670 ''brown'':8,54 ''buckets'':427 ''but'':185 ''by'':39 ''cake'':671 ''call'':278 ''can'':10,63,109,150,172,218,237,260,370,379,674 ''cannot'':374 ''car'':311 ''cause'':646 ''change'':211 ''changed'':128 ''channels'':340 ''check'':151 ''choir'':504 ''cleanest'':609 ''clear'':4,41,66,95,280 ''climbing'':232 ''colour'':284 ''comes'':117 ''coming'':225 ''correct'':644 ''cost'':582,591 ''could'':343 ''cracked'':652 ''cross'':559 ''dam'':377 ''date'':734 ''day'':437,534 ''dead'':17 ''describes'':464 ''ditch'':417,622 ''do'':371,675 ''does'':86,90,158,216 ''dog'':511 ''down'':136,226,270,445,732 ''downstream'':353 ''driest'':190 ''dull'':539 ''edge'':392 ''eleven'':439 ''evening'':641 ''every'':436 ''everything'':29,155 ''exactly'':748 ''eye'':485 ''far'':323,587 ''fence'':234,386 ''figure'':636 ''find'':678 ''first'':589 ''fish'':221 ''flood'':52 ''flows'':721 ''for'':240,263,438,629,711 ''found'':602 ''four'':525,616 ''friends'':296 ''from'':118,390,449,571,772 ''gardener'':424 ''gauging'':301 ''get'':219 ''glass'':68 ''go'':706,756,770 ''goes'':347,351 ''going'':222 ''grants'':585 ''gravel'':224 ''group'':597 ''groups'':497 ''guide'':766 ''had'':431,656 ''has'':127,316,581,590,690 ''have'':275,295,298,411,704,740 ''healthy'':12,56 ''heat'':203 ''held'':615 ''house'':245 ''how'':177,768 ''hundred'':419 ''i'':430 ''if'':235,257,688 ''ignored'':474,480 ''in'':21,51,72,83,97,100,198,349,428,603,699 ''inconvenient'':545 ''instead'':405 ''instrument'':215 ''is'':2,53,106,120,134,138,180,197,337,448,472,479,492,499,515,522,538,544,746 ''it'':73,89,137,152,199,250,429,460,463,478,482,537,543,624,642,665,689,702,710,720,723,745 ''its'':115,604 ''jump'':344 ''just'':741 ''know'':247 ''knowledge'':133 ''knows'':113 ''laboratory'':519 ''land'':561 ''large'':293 ''larger'':500 ''last'':130,579 ''later'':357 ''leave'':551 ''length'':332 ''let'':75 ''level'':486 ''lies'':483 ''lift'':375,380 ''lisk'':457 ''little'':356 ''lives'':71 ''local'':496 ''logbook'':451 ''long'':212,421 ''looked'':444 ''looking'':610 ''lunch'':677 ''made'':338,742 ''make'':761 ''malice'':477 ''map'':694 ''mark'':547 ''mean'':38,88,92 ''means'':24 ''measure'':531 ''mended'':664 ''method'':517 ''metres'':388,420 ''mine'':62 ''ministries'':300 ''minutes'':713 ''mistakes'':549 ''moment'':191 ''money'':570 ''month'':668 ''more'':248,324,360,593 ''morning'':289 ''most'':169 ''move'':384 ''moves'':729 ''much'':178,750 ''name'':23,85,681 ''nearest'':685 ''needed'':523 ''neighbours'':259 ''network'':157,491 ''never'':442,568 ''next'':265,758 ''nine'':328 ''nitrate'':619 ''nobody'':171,655 ''none'':317,498,691 ''not'':87,91,182,473 ''nothing'':70 ''notice'':209,717 ''nutrients'':201 ''observation'':744 ''obstacle'':466 ''of'':175,192,285,313,318,330,333,339,397,406,452,476,495,612,620,661,682,725 ''often'':461 ''old'':61 ''oldest'':697 ''on'':122,147,168,183,254,269,455,598,692,771 ''once'':79,409,443 ''one'':16,107,368,423,521,705,763 ''open'':139,401 ''or'':393 ''ordinary'':194 ''orwen'':601 ''our'':22,84,548,764 ''ours'':752 ''out'':475,648,679 ''over'':433 ''owner'':396,660 ''owners'':556 ''oxygen'':202 ''park'':312 ''particular'':576 ''people'':33,227,361,508 ''person'':142,369,698 ''persuade'':394 ''pipe'':653,663 ''poets'':304 ''pond'':399 ''pool'':611 ''ports'':299 ''promise'':489,580 ''promises'':526 ''provided'':753 ''publish'':528 ''published'':638 ''questions'':28,154,164 ''quote'':459 ''reaching'':228 ''report'':253 ''result'':577 ''return'':414 ''right'':46 ''river'':5,9,42,50,58,96,281,335 ''rivers'':170,292,294,327,364 ''runs'':308 ''salts'':200 ''same'':162,640 ''sampling'':765 ''say'':77 ''says'':767 ''sea'':273 ''second'':605 ''seen'':412 ''sense'':99 ''sentence'':447 ''share'':514 ''shelf'':256 ''shopping'':382 ''simple'':167 ''since'':129 ''sleep'':594 ''slowly'':404 ''sluice'':403 ''small'':206,291,363 ''smells'':724 ''so'':74,268,586 ''some'':505 ''somebody'':112 ''something'':372 ''sound'':166 ''stand'':708 ''stations'':302 ''stopped'':425 ''street'':701 ''stretch'':242,266 ''strong'':634 ''study'':470 ''sunday'':149 ''supermarket'':315 ''suspected'':657 ''system'':336 ''take'':569 ''telephone'':716 ''temptation'':626 ''ten'':712 ''tenths'':329 ''than'':251,326,468,501 ''thank'':564 ''that'':108,208,307,341,434,446,607,654,754 ''the'':19,26,81,98,104,123,132,145,156,161,189,205,229,241,264,272,283,286,305,310,331,391,395,402,450,456,465,490,578,588,599,608,613,618,621,625,635,639,645,659,662,680,683,693,696,700,733 ''their'':560 ''them'':176,262,350,552,565 ''then'':730 ''there'':181,321,773 ''these'':239,319 ''they'':44,165,297,513 ''things'':738 ''third'':631 ''this'':288 ''those'':736 ''three'':27,153,163,418,737 ''times'':617 ''to'':47,271,400,415,627,649,686,769 ''today'':186 ''too'':354 ''transparent'':15,93 ''trolley'':383 ''trout'':413 ''turned'':647 ''two'':387,507,584 ''under'':309 ''understood'':111 ''up'':223 ''upper'':600 ''us'':35,76,583,592 ''use'':103 ''valley'':614 ''village'':503 ''visible'':553 ''volunteer'':454 ''wait'':628 ''walked'':432 ''walks'':144 ''wants'':574 ''was'':633,637,643 ''washing'':426 ''watching'':362 ''water'':116,179,287,471,684 ''way'':124,719 ''we'':37,102,277,410,458,488,527,530,546,554,558,563,567 ''week'':606,632,759 ''what'':1,18,36,80,119,126,196,276,346,487,512,529,672,722 ''whatever'':282 ''when'':520,536,542,595 ''where'':114,220,367 ''whether'':727 ''which'':101,718 ''who'':143,217,573 ''why'':290 ''will'':703 ''with'':31,160,359 ''within'':532,666 ''without'':231,714 ''word'':20,82,105 ''worth'':747 ''write'':731 ''written'':135 ''wrong'':348,352 ''year'':131 ''years'':440 ''you'':236,246,274,342,373,378,673,687,739,755 ''your'':244,258 ''enabout'' ''enacross'' ''enadd'' ''enafterward'' ''enall'' ''enalso'' ''enan'' ''enand'' ''enani'' ''enanim'' ''enanoth'' ''enanswer'' ''enanyon'' ''enanyth'' ''enare'' ''enas'' ''enask'' ''enassoci'' ''enat'' ''enaugust'' ''enaverag'' ''enback'' ''enbank'' ''enbe'' ''enbecaus'' ''enbefor'' ''enbegin'' ''enbehind'' ''enbelow'' ''enbesid'' ''enbetter'' ''enbridg'' ''enbrook'' ''enbrought'' ''enbrown'' ''enbucket'' ''enbut'' ''enby'' ''encake'' ''encall'' ''encan'' ''encannot'' ''encar'' ''encaus'' ''enchang'' ''enchannel'' ''encheck'' ''enchoir'' ''encleanest'' ''enclear'' ''enclimb'' ''encolour'' ''encome'' ''encorrect'' ''encost'' ''encould'' ''encrack'' ''encross'' ''endam'' ''endate'' ''enday'' ''endead'' ''endescrib'' ''enditch'' ''endo'' ''endoe'' ''endog'' ''endown'' ''endownstream'' ''endriest'' ''endull'' ''enedg'' ''eneleven'' ''enevening'' ''eneveri'' ''eneveryth'' ''enexact'' ''eneye'' ''enfar'' ''enfenc'' ''enfigur'' ''enfind'' ''enfirst'' ''enfish'' ''enflood'' ''enflow'' ''enfor'' ''enfound'' ''enfour'' ''enfriend'' ''enfrom'' ''engarden'' ''engaug'' ''enget'' ''englass'' ''engo'' ''engoe'' ''engrant'' ''engravel'' ''engroup'' ''enguid'' ''enhad'' ''enhas'' ''enhave'' ''enhealthi'' ''enheat'' ''enheld'' ''enhous'' ''enhow'' ''enhundr'' ''enif'' ''enignor'' ''enin'' ''eninconveni'' ''eninstead'' ''eninstrument'' ''enis'' ''enit'' ''enjump'' ''enjust'' ''enknow'' ''enknowledg'' ''enlaboratori'' ''enland'' ''enlarg'' ''enlarger'' ''enlast'' ''enlater'' ''enleav'' ''enlength'' ''enlet'' ''enlevel'' ''enlie'' ''enlift'' ''enlisk'' ''enlittl'' ''enlive'' ''enlocal'' ''enlogbook'' ''enlong'' ''enlook'' ''enlunch'' ''enmade'' ''enmake'' ''enmalic'' ''enmap'' ''enmark'' ''enmean'' ''enmeasur'' ''enmend'' ''enmethod'' ''enmetr'' ''enmine'' ''enministri'' ''enminut'' ''enmistak'' ''enmoment'' ''enmoney'' ''enmonth'' ''enmore'' ''enmorn'' ''enmost'' ''enmove'' ''enmuch'' ''enname'' ''ennearest'' ''enneed'' ''enneighbour'' ''ennetwork'' ''ennever'' ''ennext'' ''ennine'' ''ennitrat'' ''ennobodi'' ''ennone'' ''ennot'' ''ennoth'' ''ennotic'' ''ennutrient'' ''enobserv'' ''enobstacl'' ''enof'' ''enoften'' ''enold'' ''enoldest'' ''enon'' ''enonc'' ''enone'' ''enopen'' ''enor'' ''enordinari'' ''enorwen'' ''enour'' ''enout'' ''enover'' ''enowner'' ''enoxygen'' ''enpark'' ''enparticular'' ''enpeopl'' ''enperson'' ''enpersuad'' ''enpipe'' ''enpoet'' ''enpond'' ''enpool'' ''enport'' ''enpromis'' ''enprovid'' ''enpublish'' ''enquestion'' ''enquot'' ''enreach'' ''enreport'' ''enresult'' ''enreturn'' ''enright'' ''enriver'' ''enrun'' ''ensalt'' ''ensame'' ''ensampl'' ''ensay'' ''ensea'' ''ensecond'' ''enseen'' ''ensens'' ''ensentenc'' ''enshare'' ''enshelf'' ''enshop'' ''ensimpl'' ''ensinc'' ''ensleep'' ''enslowli'' ''ensluic'' ''ensmall'' ''ensmell'' ''enso'' ''ensome'' ''ensomebodi'' ''ensometh'' ''ensound'' ''enstand'' ''enstation'' ''enstop'' ''enstreet'' ''enstretch'' ''enstrong'' ''enstudi'' ''ensunday'' ''ensupermarket'' ''ensuspect'' ''ensystem'' ''entake'' ''entelephon'' ''entemptat'' ''enten'' ''ententh'' ''enthan'' ''enthank'' ''enthat'' ''enthe'' ''entheir'' ''enthem'' ''enthen'' ''enthere'' ''enthese'' ''enthey'' ''enthing'' ''enthird'' ''enthis'' ''enthose'' ''enthree'' ''entime'' ''ento'' ''entoday'' ''entoo'' ''entranspar'' ''entrolley'' ''entrout'' ''enturn'' ''entwo'' ''enunder'' ''enunderstood'' ''enup'' ''enupper'' ''enus'' ''enuse'' ''envalley'' ''envillag'' ''envisibl'' ''envolunt'' ''enwait'' ''enwalk'' ''enwant'' ''enwas'' ''enwash'' ''enwatch'' ''enwater'' ''enway'' ''enwe'' ''enweek'' ''enwhat'' ''enwhatev'' ''enwhen'' ''enwhere'' ''enwhether'' ''enwhi'' ''enwhich'' ''enwho'' ''enwill'' ''enwith'' ''enwithin'' ''enwithout'' ''enword'' ''enworth'' ''enwrite'' ''enwritten'' ''enwrong'' ''enyear'' ''enyou'' ''enyour'''),
	(1707901200000000, '''ce'':3 ''claire'':7 ''est'':2 ''qu'':1,4 ''riviere'':6 ''une'':5 ''frce'' ''frclair'' ''frest'' ''frqu'' ''frrivier'' ''frune''', '''a'':50,135,192,216,259,305,359,367,644,697 ''acceptons'':612 ''agee'':649 ''agir'':415 ''ai'':478 ''ainsi'':301 ''air'':175 ''ajoute'':129 ''aller'':244 ''amis'':335 ''amont'':250 ''an'':139 ''ancienne'':67 ''animaux'':233 ''ans'':486 ''aout'':212 ''appelons'':313 ''apres'':609 ''argent'':615 ''au'':63,103,203,564,659 ''aucun'':284,543 ''aujourd'':200 ''aussi'':394 ''autant'':693 ''autorisation'':600 ''autre'':62 ''aux'':186 ''avait'':470 ''aval'':255 ''avant'':239,601,627 ''avez'':309 ''avons'':454 ''baisser'':489 ''barrage'':421 ''bas'':396,529 ''benevole'':499 ''berge'':261 ''besoin'':565 ''bien'':59,238,368 ''bond'':386 ''bord'':660 ''bouge'':675 ''brune'':11,57 ''c'':406,582 ''car'':504 ''carnet'':496 ''carte'':640 ''ce'':3,21,40,86,125,133,141,161,310,320,387,480,520,533,573,622,669,673 ''cela'':363,587 ''cents'':464 ''certains'':553 ''ces'':681 ''cesse'':471 ''cette'':492 ''chaleur'':229 ''change'':136 ''changement'':237 ''chaque'':482 ''chariot'':425 ''chemin'':131 ''cherchez'':629 ''chez'':277 ''chien'':559 ''chorale'':550 ''choses'':683 ''citons'':502 ''claire'':7,46,102,316 ''cloture'':265,431 ''combien'':188 ''comme'':72 ''commence'':34,166 ''comprendre'':116 ''comptent'':554 ''condition'':698 ''connait'':655 ''coule'':352,527,668 ''couleur'':323 ''coup'':452 ''crue'':55 ''d'':65,120,189,208,211,378,384,439,442,449,472,497,699 ''dans'':459,664 ''date'':679 ''davantage'':403 ''de'':84,224,227,231,264,302,324,344,361,370,373,404,426,432,462,551,602,616,632,650,686,711 ''decrit'':506 ''dedans'':219 ''demande'':38 ''demandez'':643 ''demandons'':598 ''depuis'':137 ''derange'':588 ''dernier'':140 ''derriere'':276 ''des'':180,220,222,334,338,340,342,347,456,540 ''deux'':433,555 ''devant'':402 ''dimanche'':154 ''dire'':24,93,98 ''disons'':81 ''dix'':657 ''dixiemes'':377 ''donc'':82 ''doucement'':446 ''du'':73,153,356,495 ''eau'':124,190,326,519,634 ''ecrit'':144 ''egalement'':408 ''elle'':505,526,653,667,671,690 ''elles'':172,336 ''employons'':108 ''en'':54,130,197,280 ''enjamber'':263 ''ennuyeux'':584 ''entendons'':43 ''erreurs'':592 ''est'':2,56,109,143,146,407,522,545,583 ''et'':27,47,58,132,148,202,230,300,346,364,401,557,568,593,606,680 ''etagere'':289 ''etang'':441 ''etre'':13,19,70 ''etudes'':513 ''exactement'':692 ''faire'':626,687 ''fait'':163 ''fleuves'':374 ''fosse'':461 ''franchissent'':383 ''gens'':257 ''grandes'':331 ''graviers'':252 ''groupes'':541 ''guide'':710 ''hui'':201 ''hydrographique'':381 ''ignore'':642 ''il'':94,145,194,218,365 ''ils'':560 ''importe'':150 ''instruments'':241 ''j'':477 ''jamais'':488,613 ''jardinier'':469 ''jour'':483,579 ''jusqu'':258,304 ''l'':48,107,113,138,174,225,249,254,325,507,515,518,599,614,633,641 ''la'':178,228,260,306,322,409,501,635,639,645,647,651,678,702,706 ''laboratoire'':567 ''laissons'':595 ''le'':88,156,164,205,272,297,349,354,437,531,537,630,654 ''les'':28,168,240,246,251,256,328,330,375,490,512,594,695 ''lesquelles'':32 ''limpide'':17,71 ''locaux'':542 ''mais'':199 ''mal'':391,393 ''malveillance'':525 ''matin'':321 ''meme'':580,585 ''memes'':170 ''mer'':307 ''mesure'':345 ''mesurons'':576 ''methode'':563 ''metres'':434,465 ''midi'':628 ''mieux'':509 ''mine'':68 ''ministeres'':341 ''minutes'':658 ''mois'':210 ''moment'':204 ''morte'':20 ''mot'':89 ''moyenne'':198 ''n'':78,149,358,521,544,611 ''ne'':90,95,183,417 ''neglige'':517 ''neuf'':376 ''nom'':26,631 ''nombreux'':547 ''non'':195 ''nos'':591 ''notez'':677 ''notre'':25,709 ''notres'':696 ''nous'':37,42,106,312,453,500,535,571,575,589,597,607,610 ''nutriments'':223 ''observation'':689 ''obstacle'':508 ''on'':36,49,114,416,422,428,435,516 ''ont'':173,333,337 ''onze'':485 ''ordinaire'':213 ''ou'':105,121,245 ''ouvert'':147 ''ouvrir'':443 ''oxygene'':226 ''par'':31,44,167,524 ''parce'':466 ''parking'':355 ''partagent'':561 ''pas'':92,97,196,419,523 ''passe'':275 ''pendant'':484 ''personne'':182,412,646 ''personnes'':556 ''persuade'':436 ''petites'':329 ''petits'':232 ''peu'':398 ''peut'':12,18,69,115,155,243,414 ''phrase'':493 ''pied'':64 ''plupart'':179 ''plus'':206,282,369,395,399,528,546,636,648 ''plutot'':447 ''poetes'':348 ''poissons'':247 ''pont'':481 ''portante'':60 ''ports'':339 ''pour'':177,271,296,705 ''pourquoi'':327 ''pouvez'':625 ''precis'':621 ''prelevement'':712 ''prochaine'':704 ''proche'':637 ''promeneur'':152 ''promesses'':570 ''promettons'':536 ''proprietaire'':438 ''publions'':572 ''puis'':676 ''qu'':1,4,214,283,410,467,548,670 ''quatre'':569 ''que'':22,41,76,87,112,162,311,318,372,448,510,530,534,574,623,694 ''quel'':151,665 ''quelle'':317 ''quelqu'':117 ''questions'':30,159,171 ''qui'':126,134,234,242,274,351,388,617,674 ''raison'':51 ''range'':286 ''rapport'':285 ''recule'':429 ''regard'':532 ''regardez'':663 ''remarquent'':235 ''remercions'':608 ''repondre'':185,270,295 ''reseau'':165,380,538 ''restez'':656 ''resultat'':620 ''retourner'':701 ''reunit'':539 ''revenir'':458 ''rien'':77,360 ''rincer'':474 ''riviere'':6,10,16,45,53,101,111,315 ''rivieres'':181,332 ''rue'':652 ''ruisseau'':350 ''ruisseaux'':371 ''s'':127 ''sa'':444 ''saine'':14 ''sait'':119,184 ''sans'':75,262,487,661 ''savent'':293 ''savez'':268,281 ''savoir'':142 ''se'':382 ''seaux'':476 ''sec'':207 ''sels'':221 ''semaine'':703 ''sens'':104,666 ''sent'':672 ''ses'':475 ''seul'':451 ''seule'':413 ''si'':266,290,514,581,586,638 ''signalons'':590 ''simples'':176 ''soit'':319 ''son'':123 ''souhaite'':618 ''souleve'':418,423 ''sous'':353,577 ''souvent'':39 ''stations'':343 ''suite'':85,303,707 ''suivant'':299 ''supermarche'':357,427 ''sur'':287 ''t'':193,217 ''tard'':400 ''telephone'':662 ''temoins'':405 ''terrain'':605 ''tourne'':390,392 ''tout'':33,83,160,362 ''toutes'':511 ''transparente'':99 ''traverse'':479 ''traverser'':603 ''trois'':29,158,169,187,463,682 ''troncon'':273,298 ''truites'':457 ''un'':118,209,236,379,385,397,420,424,440,450,460,468,558,566,578,604,619 ''une'':5,9,15,52,61,66,100,110,288,314,411,430,498,549,562,688 ''vanne'':445 ''vaut'':691 ''venez'':685 ''verifier'':157 ''verre'':74 ''vers'':248,253 ''veut'':23,91,96 ''vient'':122,494 ''village'':552 ''visibles'':596 ''vive'':80 ''voisins'':292 ''volontiers'':503 ''vos'':291 ''vous'':267,278,279,308,624,684 ''voyez'':708 ''vu'':455 ''y'':79,128,191,215,269,294,366,389,473,700 ''yeux'':491 ''fraccepton'' ''frage'' ''fragir'' ''frai'' ''frains'' ''frair'' ''frajout'' ''fraller'' ''framis'' ''framont'' ''fran'' ''francien'' ''franimal'' ''fraout'' ''frappelon'' ''frapre'' ''frargent'' ''frau'' ''fraucun'' ''fraujourd'' ''frauss'' ''fraut'' ''frautoris'' ''frautr'' ''fraux'' ''fravait'' ''fraval'' ''fravant'' ''fravez'' ''fravon'' ''frbaiss'' ''frbarrag'' ''frbas'' ''frbenevol'' ''frberg'' ''frbesoin'' ''frbien'' ''frbond'' ''frbord'' ''frboug'' ''frbrun'' ''frcar'' ''frcarnet'' ''frcart'' ''frce'' ''frcel'' ''frcent'' ''frcertain'' ''frcess'' ''frcet'' ''frchaleur'' ''frchang'' ''frchaqu'' ''frchariot'' ''frchemin'' ''frcherch'' ''frchez'' ''frchien'' ''frchoral'' ''frchos'' ''frciton'' ''frclair'' ''frclotur'' ''frcombien'' ''frcomm'' ''frcommenc'' ''frcomprendr'' ''frcomptent'' ''frcon'' ''frcondit'' ''frcoul'' ''frcouleur'' ''frcoup'' ''frcru'' ''frdan'' ''frdat'' ''frdavantag'' ''frde'' ''frdecr'' ''frdedan'' ''frdemand'' ''frdemandon'' ''frdepuis'' ''frderang'' ''frderni'' ''frderrier'' ''frdeux'' ''frdev'' ''frdimanch'' ''frdir'' ''frdison'' ''frdix'' ''frdixiem'' ''frdonc'' ''frdouc'' ''frdu'' ''freau'' ''frecrit'' ''fregal'' ''frelle'' ''fremployon'' ''fren'' ''frenjamb'' ''frennui'' ''frentendon'' ''frerreur'' ''frest'' ''fret'' ''fretager'' ''fretang'' ''fretre'' ''fretud'' ''frexact'' ''frfair'' ''frfait'' ''frfleuv'' ''frfoss'' ''frfranch'' ''frgen'' ''frgrand'' ''frgravi'' ''frgroup'' ''frguid'' ''frhui'' ''frhydrograph'' ''frignor'' ''fril'' ''frimport'' ''frinstrument'' ''frjam'' ''frjardini'' ''frjour'' ''frjusqu'' ''frla'' ''frlaboratoir'' ''frlaisson'' ''frle'' ''frlesquel'' ''frlimpid'' ''frlocal'' ''frmais'' ''frmal'' ''frmalveil'' ''frmatin'' ''frmem'' ''frmer'' ''frmesur'' ''frmesuron'' ''frmethod'' ''frmetr'' ''frmid'' ''frmieux'' ''frmin'' ''frminister'' ''frminut'' ''frmois'' ''frmoment'' ''frmort'' ''frmot'' ''frmoyen'' ''frne'' ''frneglig'' ''frneuf'' ''frnom'' ''frnombreux'' ''frnon'' ''frnos'' ''frnot'' ''frnotr'' ''frnous'' ''frnutr'' ''frobserv'' ''frobstacl'' ''fron'' ''front'' ''fronze'' ''frordinair'' ''frou'' ''frouvert'' ''frouvr'' ''froxygen'' ''frpar'' ''frparc'' ''frparking'' ''frpartagent'' ''frpas'' ''frpass'' ''frpend'' ''frperson'' ''frpersuad'' ''frpetit'' ''frpeu'' ''frpeut'' ''frphras'' ''frpied'' ''frplupart'' ''frplus'' ''frplutot'' ''frpoet'' ''frpoisson'' ''frpont'' ''frport'' ''frpour'' ''frpourquoi'' ''frpouv'' ''frprec'' ''frprelev'' ''frproch'' ''frprochain'' ''frpromeneur'' ''frpromess'' ''frprometton'' ''frproprietair'' ''frpublion'' ''frpuis'' ''frqu'' ''frquatr'' ''frque'' ''frquel'' ''frquelqu'' ''frquestion'' ''frqui'' ''frraison'' ''frrang'' ''frrapport'' ''frrecul'' ''frregard'' ''frremarquent'' ''frremerc'' ''frrepondr'' ''frreseau'' ''frrest'' ''frresultat'' ''frretourn'' ''frreun'' ''frreven'' ''frrien'' ''frrinc'' ''frrivier'' ''frru'' ''frruisseau'' ''frsa'' ''frsain'' ''frsait'' ''frsan'' ''frsav'' ''frsavent'' ''frsavoir'' ''frse'' ''frseau'' ''frsec'' ''frsel'' ''frsemain'' ''frsen'' ''frsent'' ''frseul'' ''frsi'' ''frsignalon'' ''frsimpl'' ''frsoit'' ''frson'' ''frsouhait'' ''frsoulev'' ''frsous'' ''frsouvent'' ''frstation'' ''frsuit'' ''frsuiv'' ''frsupermarch'' ''frsur'' ''frtard'' ''frtelephon'' ''frtemoin'' ''frterrain'' ''frtourn'' ''frtout'' ''frtransparent'' ''frtravers'' ''frtrois'' ''frtroncon'' ''frtruit'' ''frun'' ''frune'' ''frvann'' ''frvaut'' ''frven'' ''frver'' ''frverifi'' ''frverr'' ''frveut'' ''frvient'' ''frvillag'' ''frvisibl'' ''frviv'' ''frvoi'' ''frvoisin'' ''frvolonti'' ''frvos'' ''frvous'' ''frvu'' ''fryeux'''),
	(1707991200000000, '''الصافي'':4 ''النهر'':3 ''ما'':1 ''هو'':2 ''arصاف'' ''arما'' ''arنهر'' ''arهو''', '''ابحث'':364 ''احد'':282,323 ''احدى'':336 ''استطاع'':206 ''استطعت'':183 ''اسفل'':46,331 ''اسفله'':173 ''اسم'':366 ''اسمنا'':16 ''اسيلة'':109 ''اشد'':140 ''اصدقاء'':234 ''اعلى'':169 ''اقرب'':367 ''اكبر'':269,376 ''اكثر'':198,254 ''الاجهزة'':158 ''الاسبوع'':414 ''الاسفل'':263 ''الاسماك'':167 ''الاسيلة'':188 ''الاشياء'':401 ''الانهار'':123,230,256 ''الاولى'':405 ''البحر'':217 ''البداية'':56 ''البني'':9 ''التاريخ'':399 ''التغير'':154 ''التي'':19 ''الثلاثة'':18,116,402 ''الجداول'':273 ''الجدول'':242 ''الجسر'':320 ''الجملة'':333 ''الحافة'':300 ''الخريطة'':374 ''الدراسات'':346 ''الذي'':58,72,83,89,191,213,243,395 ''الرف'':204 ''السمك'':303 ''السوال'':34 ''السيارات'':247 ''الشارع'':378 ''الشبكة'':113 ''الشفاف'':13 ''الشفافية'':65 ''الصافي'':4,30,67 ''الصباح'':228 ''الصغيرة'':231,274 ''الصيف'':142 ''الضفة'':102 ''الطريق'':87 ''الظهر'':363 ''العام'':92 ''العايق'':342 ''العطلة'':104 ''الكبيرة'':233 ''الكلمة'':61 ''الماء'':133,146,226,293 ''الماضي'':93 ''المتطوعات'':337 ''المتوسط'':136 ''المعرفة'':95 ''المقبل'':415 ''المقطع'':190,212 ''الناس'':26 ''الناظرين'':271 ''النظر'':358 ''النهر'':3,8,37,45,66,71,170 ''الى'':168,172,175,305,330,382,389 ''اليك'':369 ''اليه'':85 ''اليوم'':138 ''اما'':241 ''املاح'':147 ''ان'':105,156,163,179,182,184,208,278,288,295,411 ''انظر'':327 ''انها'':62 ''او'':294 ''اي'':201 ''ايا'':223 ''ايام'':141 ''ايضا'':264 ''اين'':79,166,390 ''بالاسيلة'':115 ''بالنهر'':29 ''بخير'':10,42 ''بستانيا'':311 ''بسيطة'':119 ''بشرط'':410 ''بعد'':265 ''بكثير'':257 ''بل'':137,353 ''بلا'':386 ''بنيا'':40 ''بها'':21 ''بوقت'':159 ''بيتك'':194 ''بيديه'':285 ''تبدو'':118 ''تجد'':125 ''تجده'':372 ''تجيب'':185 ''تحت'':245,356 ''تستطيع'':360 ''تصف'':341 ''تصفه'':345 ''تعرف'':196 ''تعني'':64 ''تعنيه'':60 ''تعود'':412 ''تغير'':90 ''تفعله'':112 ''تقرير'':202 ''تلحظ'':153 ''تلحظه'':157 ''تلك'':403 ''تماما'':409 ''ثلاثة'':108 ''ثلاثمية'':308 ''ثم'':380 ''ثمة'':75 ''جانبه'':383 ''جفافا'':143 ''جيرانك'':207 ''حتى'':216 ''حياة'':52 ''حين'':266 ''خلف'':193 ''خيرا'':343 ''دفتر'':335 ''دقايق'':385 ''دلايه'':316 ''دون'':178 ''ذلك'':121,252,319 ''رايحته'':393 ''راينا'':302 ''ساقية'':306 ''سدا'':284 ''سكان'':377 ''سنا'':379 ''سوء'':351 ''سياجا'':181,297 ''شخص'':276 ''شفافا'':49 ''شيء'':23,250 ''صافيا'':222 ''صغيرة'':152 ''ضفته'':176 ''طولها'':307 ''طويل'':160 ''عاما'':325 ''عبرت'':318 ''عجلة'':290 ''عدد'':268 ''عشر'':324,384 ''على'':101,203,373 ''عن'':186,299,314,350,365 ''عنه'':197 ''عنها'':128,210 ''غسل'':315 ''فاسال'':375 ''فالماء'':347 ''فان'':370 ''فانت'':195 ''فرقا'':280 ''فعله'':361 ''فقد'':35 ''فلديكم'':218 ''فلنقل'':54 ''فليس'':248 ''فمعظم'':122 ''فهمه'':74 ''في'':33,38,86,135,145,189,211,262,292,413 ''فيضانه'':39 ''فيه'':53,131,397 ''فيها'':260,317 ''قبل'':155,362 ''قد'':6 ''قديم'':48 ''قف'':381 ''قياس'':239 ''كالزجاج'':50 ''كان'':224 ''كثيرا'':339 ''كف'':313 ''كقيمة'':407 ''كل'':22,110,321 ''كلها'':129 ''كم'':130 ''كما'':68 ''لا'':59,63,124,281,348 ''لان'':310 ''لانه'':354 ''لانها'':340 ''لكننا'':286 ''للانهار'':232 ''لم'':371 ''لماذا'':229 ''له'':249 ''لها'':235 ''لون'':225 ''ليس'':134 ''ما'':1,57,111,219,359 ''ماء'':368 ''ماذا'':27,144 ''ماوه'':81 ''متر'':309 ''مترين'':298 ''محقون'':32 ''مدونة'':96 ''مرة'':328 ''مستوى'':357 ''معنى'':15 ''ملاحظاتنا'':408 ''ملاحظتك'':404 ''ملقاة'':291 ''مما'':199,344 ''من'':55,76,78,99,126,132,161,177,251,255,270,334 ''منجم'':47 ''منذ'':91 ''منها'':107 ''مواني'':236 ''موقف'':246 ''ميتا'':14 ''نبعد'':296 ''نرفع'':289 ''نستطيع'':287 ''نسميه'':220 ''نعني'':28 ''نفسها'':117 ''نفهمه'':69 ''نكررها'':338 ''نهرا'':221 ''نية'':352 ''هاتف'':387 ''هذا'':227 ''هذه'':187,332 ''هو'':2,70 ''واحد'':277 ''واحدا'':312 ''واحدة'':329 ''واكتب'':398 ''واكسجين'':149 ''والاسيلة'':17 ''والجداول'':253 ''والحصى'':171 ''والناس'':174 ''والى'':165 ''وامام'':267 ''وان'':205 ''وحرارة'':150 ''وشعراء'':240 ''وفي'':139,272 ''وقد'':11,43,301 ''وقيمتها'':406 ''وكاينات'':151 ''ولا'':51 ''ولاحظ'':388 ''ولم'':326 ''وما'':82,88,258,392,394 ''ومتاحة'':97 ''ومحطات'':238 ''ومع'':120 ''ومغذيات'':148 ''وهذه'':94,400 ''وهكذا'':215 ''وهم'':31 ''وهو'':41 ''ووزارات'':237 ''ويستطيع'':98 ''ياتي'':80 ''يبدا'':20,114 ''يتحرك'':396 ''يتحقق'':106 ''يتسلقوا'':180 ''يتمشى'':100 ''يجري'':192,244,355,391 ''يجيب'':127 ''يجيبوا'':209 ''يرفع'':283 ''يسالنا'':25 ''يستطيع'':162,275 ''يسوء'':259,261 ''يصل'':164 ''يصنع'':279 ''يضاف'':84 ''يعرف'':77 ''يعرفه'':200 ''يعود'':304 ''يكون'':7,12,36,44 ''يليه'':214 ''يمكن'':73 ''ينسى'':349 ''يوم'':103,322 ''arابحث'' ''arاجهز'' ''arاحد'' ''arاحدي'' ''arاسبوع'' ''arاستطاع'' ''arاستطع'' ''arاستطيع'' ''arاسفل'' ''arاسم'' ''arاسماك'' ''arاسيل'' ''arاشد'' ''arاشياء'' ''arاصدقاء'' ''arاعلي'' ''arاقرب'' ''arاكبر'' ''arاكثر'' ''arالبن'' ''arالت'' ''arالذ'' ''arالرف'' ''arالضف'' ''arالي'' ''arاليك'' ''arاليه'' ''arاما'' ''arاملاح'' ''arان'' ''arانظر'' ''arانه'' ''arانهار'' ''arاو'' ''arاولي'' ''arاي'' ''arايا'' ''arايام'' ''arايض'' ''arاين'' ''arبحر'' ''arبدا'' ''arبعد'' ''arبل'' ''arبلا'' ''arبني'' ''arبها'' ''arبوق'' ''arبيت'' ''arبيد'' ''arتاريخ'' ''arتبدو'' ''arتجد'' ''arتجيب'' ''arتحت'' ''arتصف'' ''arتعرف'' ''arتعن'' ''arتعود'' ''arتغير'' ''arتفعل'' ''arتقرير'' ''arتلحظ'' ''arتلك'' ''arتمام'' ''arثلاث'' ''arثلاثم'' ''arثم'' ''arثمة'' ''arجانب'' ''arجداول'' ''arجدول'' ''arجسر'' ''arجفاف'' ''arجمل'' ''arجيران'' ''arحاف'' ''arحتي'' ''arحرار'' ''arحيا'' ''arحين'' ''arخريط'' ''arخلف'' ''arخير'' ''arدراس'' ''arدفتر'' ''arدقايق'' ''arدلا'' ''arدون'' ''arذلك'' ''arراي'' ''arرايح'' ''arزجاج'' ''arساق'' ''arستاني'' ''arسدا'' ''arسكان'' ''arسمك'' ''arسنا'' ''arسوء'' ''arسوال'' ''arسياج'' ''arسيار'' ''arسيط'' ''arشارع'' ''arشبك'' ''arشخص'' ''arشرط'' ''arشعراء'' ''arشفاف'' ''arشيء'' ''arصاف'' ''arصافي'' ''arصباح'' ''arصغير'' ''arصيف'' ''arضفت'' ''arطريق'' ''arطول'' ''arطويل'' ''arظهر'' ''arعام'' ''arعايق'' ''arعبر'' ''arعجل'' ''arعدد'' ''arعشر'' ''arعطل'' ''arعلي'' ''arعن'' ''arعنه'' ''arغسل'' ''arفاسال'' ''arفالماء'' ''arفان'' ''arفرق'' ''arفعل'' ''arفقد'' ''arفلد'' ''arفهم'' ''arفي'' ''arفيه'' ''arقبل'' ''arقد'' ''arقديم'' ''arقف'' ''arقياس'' ''arقيم'' ''arكان'' ''arكاينا'' ''arكبير'' ''arكثير'' ''arكف'' ''arكقيم'' ''arكل'' ''arكلم'' ''arكله'' ''arكم'' ''arكما'' ''arلا'' ''arلاحظ'' ''arلان'' ''arلكن'' ''arلم'' ''arلماذ'' ''arلنقل'' ''arله'' ''arلها'' ''arلون'' ''arليس'' ''arما'' ''arماء'' ''arماذ'' ''arماض'' ''arماو'' ''arمتاح'' ''arمتر'' ''arمترين'' ''arمتطوع'' ''arمتوسط'' ''arمحطا'' ''arمحقون'' ''arمدون'' ''arمرة'' ''arمستوي'' ''arمعرف'' ''arمعظم'' ''arمعني'' ''arمغذيا'' ''arمقبل'' ''arمقطع'' ''arملاحظ'' ''arملاحظا'' ''arملقا'' ''arمما'' ''arمن'' ''arمنجم'' ''arمنذ'' ''arمنه'' ''arموا'' ''arموقف'' ''arميتا'' ''arناس'' ''arناظر'' ''arنبعد'' ''arنرفع'' ''arنسم'' ''arنظر'' ''arنعن'' ''arنفس'' ''arنفهم'' ''arنكرر'' ''arنهر'' ''arنية'' ''arهاتف'' ''arهذا'' ''arهذه'' ''arهكذ'' ''arهو'' ''arواحد'' ''arواكتب'' ''arواكسج'' ''arوالاسيل'' ''arوالجداول'' ''arوالحصي'' ''arوالناس'' ''arوالي'' ''arوامام'' ''arوان'' ''arوزارا'' ''arوف'' ''arوقد'' ''arولا'' ''arولم'' ''arوما'' ''arومع'' ''arوهذ'' ''arوهم'' ''arوهو'' ''arيات'' ''arيبد'' ''arيتحر'' ''arيتحقق'' ''arيتسلق'' ''arيتمشي'' ''arيجر'' ''arيجيب'' ''arيرفع'' ''arيسال'' ''arيسوء'' ''arيصل'' ''arيصنع'' ''arيضاف'' ''arيضان'' ''arيعرف'' ''arيعود'' ''arيكون'' ''arيلي'' ''arيمك'' ''arينسي'' ''arيوم'''),
	(1708300800000000, '''か'':6 ''とは'':3 ''は何'':4 ''何か'':5 ''流'':2 ''清流'':1', '''あっ'':734 ''あな'':413,882 ''あの'':696 ''あり'':19,143,180,506,511,517,540,618,757 ''ある'':32,51,174,290,654,721 ''あれ'':474 ''い'':57,283,798,860 ''いう'':65,189,274 ''いか'':159 ''いこ'':139 ''いた'':312 ''いち'':307,779,808 ''いて'':24,129,399,449 ''いで'':87,754 ''いな'':137,703 ''いの'':435 ''いま'':501,522,574,826 ''いる'':240,325,773 ''い水'':784 ''い鉱'':108 ''う'':170,852 ''うい'':64,273 ''うで'':472 ''うに'':124 ''うの'':670 ''う川'':275 ''う意'':66 ''う清'':190 ''えず'':385 ''えら'':407,452,564 ''おい'':859 ''おき'':165 ''か'':6,71,292,327,368,491 ''かが'':235 ''かっ'':718 ''かで'':103 ''かな'':15 ''かめ'':267 ''から'':149,208,222,775 ''かる'':196 ''かを'':160,231 ''が'':634 ''があ'':18,31,142,505,510,516,617,881 ''がい'':500,521 ''がど'':205,360,470 ''がな'':716 ''がら'':705 ''がバ'':664 ''が加'':216 ''が含'':320 ''が変'':225 ''が忘'':742 ''が戻'':682 ''が書'':244 ''が次'':442 ''が海'':457 ''が知'':236 ''き'':857 ''きた'':581 ''きっ'':820 ''きて'':572 ''きと'':246,874 ''きな'':493 ''きに'':315 ''きま'':166,686 ''きも'':355 ''きる'':613 ''く'':298 ''くだ'':795 ''くて'':10,98 ''くも'':862 ''く人'':262 ''く尋'':74 ''く小'':350 ''けあ'':289 ''けで'':677 ''けば'':462,818 ''ける'':366 ''けれ'':545,803 ''げこ'':636 ''げら'':628,649 ''こか'':207 ''こで'':578 ''こと'':140,176,200,583,615,714 ''この'':401 ''こま'':362,637 ''こめ'':37 ''こり'':598 ''さい'':797 ''さな'':352,486,603 ''さの'':553 ''さよ'':765 ''され'':253 ''し'':106 ''しい'':434 ''した'':92,688 ''して'':302,337,830 ''しな'':157 ''しょ'':168,850 ''し遅'':587 ''す'':80,89,146,203,278,438,482,503,524,576,601,621,653,740,778,828,892 ''すか'':70,148 ''すし'':105 ''すべ'':43 ''ずに'':386,837 ''ず下'':592 ''ず何'':152 ''せい'':753 ''せん'':183,543,632,760 ''ぜ小'':484 ''そう'':272 ''そこ'':577 ''そし'':301,336,829 ''その'':429,868 ''そば'':842 ''それ'':242,455,476,879 ''た'':689,720 ''たこ'':582,713 ''たず'':836 ''ただ'':675 ''たち'':186 ''たと'':313 ''たの'':229,884 ''たは'':415 ''た川'':93 ''た意'':39 ''た自'':640 ''た言'':736 ''だけ'':288,676 ''ださ'':796 ''だれ'':233,358 ''だ川'':29 ''ちの'':187 ''ちば'':308,780,809 ''ち上'':626,647 ''った'':228,719,735 ''って'':163,238,684,701,824,846 ''っと'':82,821 ''つい'':398,448 ''つに'':404 ''つの'':54,280 ''つを'':871 ''づく'':349 ''て'':211,338,590 ''てい'':239,324,573,702,772,825 ''てお'':164 ''てき'':685 ''てく'':794 ''てこ'':400 ''ての'':45 ''てみ'':792,847 ''ても'':11,25,99,130 ''て八'':303 ''て答'':450 ''て電'':831 ''で'':678 ''であ'':173,473 ''でい'':23,128,136,807 ''でき'':571,612 ''です'':69,88,104,147,202,277,437,481,739,777,891 ''でで'':570 ''では'':178,295,657,755 ''でも'':595,610 ''で何'':214 ''で続'':460 ''で行'':364 ''で起'':579 ''で越'':562 ''と'':42 ''とが'':141,616,715 ''とき'':314 ''とそ'':867 ''とで'':177,201 ''とは'':3,61,193,584 ''とめ'':247,875 ''とも'':83 ''とよ'':72 ''と知'':822 ''と跳'':559 ''どう'':63,471 ''どこ'':206,361 ''どの'':421 ''ども'':547 ''どれ'':286 ''ない'':138,158 ''なか'':717 ''なが'':704 ''なく'':297 ''なけ'':802 ''なぜ'':483 ''なた'':414,883 ''なの'':489 ''なら'':411,606,644 ''な問'':85 ''な川'':16,487,494,604 ''な生'':353 ''に'':316 ''にあ'':50,733 ''にお'':858 ''にこ'':36 ''につ'':397,447 ''にな'':801 ''には'':496,536 ''にも'':264 ''に並'':418 ''に何'':318 ''に十'':838 ''に変'':344 ''に岸'':258,387 ''に気'':347 ''に澄'':125 ''に立'':844 ''に答'':405 ''に聞'':816 ''に詳'':432 ''ねら'':76 ''の'':357,864 ''のい'':188,306 ''のか'':230,490 ''のこ'':199 ''のせ'':752 ''ので'':436 ''のは'':748 ''のよ'':122 ''のを'':671 ''の三'':402,869 ''の下'':111,528 ''の九'':554 ''の人'':440,814 ''の区'':444 ''の名'':786 ''の向'':855 ''の問'':55,281 ''の報'':422 ''の始'':46 ''の川'':430 ''の庭'':661 ''の最'':885 ''の橋'':697 ''の水'':466 ''の流'':394 ''の色'':468 ''の裏'':392 ''の観'':888 ''の記'':729 ''の長'':551 ''の高'':763 ''は'':118,194,557,585,658 ''はあ'':179,756 ''はど'':62,285 ''はな'':296 ''は上'':370 ''は下'':376 ''は何'':4,537 ''は味'':497 ''は悪'':749 ''は持'':624 ''は柵'':381 ''は棚'':416 ''は清'':478 ''は茶'':95 ''ば'':463,805,819,878 ''ばに'':843 ''ばん'':309,781,810 ''ひと'':558 ''びで'':561 ''ぶど'':420 ''へ'':373,379,390 ''べて'':44,791 ''まし'':167,687,849 ''ます'':79,145,502,523,575,600,620,652,827 ''まず'':151 ''ませ'':182,542,631,759 ''まで'':363,459 ''まり'':48 ''まれ'':322,638 ''みて'':793 ''みま'':848 ''めた'':38,674 ''めら'':248,268 ''めれ'':876 ''もあ'':539 ''もそ'':428 ''もっ'':81 ''もで'':611 ''もな'':84 ''もの'':356,863 ''も下'':709 ''も何'':131 ''も健'':12,100 ''も棲'':133 ''も死'':26 ''も水'':548 ''も確'':265 ''も起'':596 ''やか'':14,102 ''やめ'':673 ''ょう'':169,851 ''よう'':123 ''よく'':73 ''より'':341,426,766 ''ら'':150,412,607,706 ''らで'':776 ''られ'':77,249,269,408,453,565,629,650,745 ''ら何'':223 ''ら持'':645 ''ら来'':209 ''り'':20,219,507,512,518 ''りに'':49 ''りま'':144,181,541,599,619,758 ''りも'':427 ''り下'':767 ''り先'':342 ''る'':33,241,271 ''るか'':291,326,367,774 ''るこ'':175,614 ''るな'':410 ''るの'':747 ''るボ'':722 ''る三'':52 ''る小'':533 ''る川'':116,197 ''る流'':567 ''る溝'':655 ''れ'':250,254,454,475 ''れか'':234 ''れが'':243,359,456,880 ''れた'':639 ''れだ'':287 ''れて'':323,589,771 ''れで'':569 ''れど'':546 ''れに'':396 ''れの'':854 ''れは'':477 ''れば'':804,877 ''れま'':78,630,651 ''れら'':744 ''れる'':115,270,409,532,566,746 ''わか'':195 ''わっ'':227 ''わり'':218 ''を'':232 ''をや'':672 ''を意'':154 ''を持'':834 ''を書'':872 ''を歩'':260 ''を洗'':668 ''を流'':113,530,769 ''を渡'':699 ''を見'':711 ''を言'':161 ''を調'':789 ''を越'':383 ''ん'':184,544,761 ''んが'':633 ''んだ'':28 ''んで'':22,127,135 ''ん乾'':310 ''ん年'':811 ''ん近'':782 ''アの'':728 ''ィア'':727 ''ガラ'':119 ''ケツ'':666 ''スの'':121 ''ダム'':622 ''ツを'':667 ''ティ'':726 ''バケ'':665 ''ボラ'':723 ''マメ'':680 ''ムは'':623 ''メが'':681 ''ヤマ'':679 ''ラス'':120 ''ラン'':724 ''ンテ'':725 ''一人'':608,659 ''一年'':691 ''一度'':707 ''三つ'':53,279,403,870 ''上げ'':627,648 ''上の'':813 ''上流'':371 ''下を'':112,529,710,768 ''下流'':377,593 ''並ぶ'':419 ''中で'':213 ''九割'':555 ''乾い'':311 ''人が'':441,520 ''人で'':609 ''人に'':263,815 ''人の'':660 ''人は'':380 ''今日'':299 ''今朝'':464 ''付と'':866 ''何か'':5 ''何が'':215,224,319 ''何も'':132,538 ''何を'':153 ''健や'':13,101 ''先に'':343 ''八月'':304 ''公開'':251 ''分'':332 ''分間'':840 ''初の'':887 ''利は'':375 ''前に'':35 ''前を'':788 ''割は'':556 ''加わ'':217 ''動く'':861 ''化に'':346 ''区間'':445 ''十一'':690 ''十分'':839 ''去年'':220 ''古い'':107 ''名前'':34,787 ''向き'':856 ''含ま'':321 ''告書'':424 ''味し'':156 ''味で'':68 ''味と'':41 ''味方'':498 ''問い'':56,86,282 ''器よ'':340 ''図に'':800 ''地図'':799 ''均で'':294 ''報告'':423 ''場の'':527 ''塩類'':328 ''増水'':90 ''変わ'':226 ''変化'':345 ''大き'':492 ''始ま'':47 ''家の'':391 ''察で'':890 ''尋ね'':75 ''小さ'':351,485,602 ''小川'':534 ''少し'':586 ''山の'':110 ''岸を'':259 ''岸辺'':388 ''川が'':17,30 ''川で'':276 ''川な'':488,605 ''川に'':431,495,535 ''川の'':198 ''川は'':94,117 ''師が'':663 ''帳に'':732 ''平均'':293 ''年か'':221 ''年上'':812 ''年間'':692 ''度も'':708 ''庭師'':662 ''役所'':508 ''必ず'':591 ''忘れ'':743 ''悪意'':750 ''意の'':751 ''意味'':40,67,155 ''戻っ'':683 ''所が'':509,515 ''投げ'':635 ''持た'':835 ''持ち'':625,646 ''方が'':499 ''日'':300 ''日あ'':695 ''日に'':257 ''日付'':865 ''日曜'':255 ''明で'':172 ''曜日'':256 ''書き'':245,873 ''書よ'':425 ''最初'':886 ''月の'':305 ''朝の'':465 ''来て'':210 ''柵を'':382 ''栄養'':330 ''棚に'':417 ''棲ん'':134 ''橋を'':698 ''次の'':443 ''歩く'':261 ''死ん'':27 ''毎日'':694 ''気づ'':348 ''水が'':204,741 ''水し'':91 ''水に'':317 ''水の'':467,785 ''水は'':284 ''水系'':549 ''洗う'':669 ''流'':2,60 ''流で'':480,594 ''流と'':192 ''流へ'':372,378 ''流れ'':114,395,531,568,770,853 ''海ま'':458 ''清流'':1,59,191,479 ''渡っ'':700 ''測所'':514 ''港が'':504 ''溝で'':656 ''澄ん'':21,126 ''熱'':335 ''生き'':354 ''町で'':806 ''目の'':762 ''知っ'':237,823 ''砂利'':374 ''確か'':266 ''私た'':185 ''立っ'':845 ''答え'':406,451 ''系の'':550 ''素'':334 ''続け'':461 ''聞け'':817 ''自転'':641 ''色が'':469 ''色く'':9,97 ''茶色'':8,96 ''葉で'':738 ''行け'':365 ''裏の'':393 ''見た'':712 ''観察'':889 ''観測'':513 ''言っ'':162 ''言葉'':737 ''計器'':339 ''記録'':730 ''詩人'':519 ''話を'':833 ''詳し'':433 ''調べ'':790 ''起き'':580 ''起こ'':597 ''越え'':384,563 ''跳び'':560 ''車な'':643 ''車場'':526 ''転車'':642 ''辺へ'':389 ''近い'':783 ''透明'':171 ''途中'':212 ''遅れ'':588 ''酸素'':333 ''鉱山'':109 ''録帳'':731 ''長さ'':552 ''開さ'':252 ''間'':693,841 ''間に'':446 ''隣の'':439 ''電話'':832 ''類'':329 ''養分'':331 ''駐車'':525 ''高さ'':764 ''魚は'':369'),
	(1709655600000000, '''cold'':4 ''counting'':1 ''hands'':5 ''mayflies'':2 ''with'':3 ''encold'' ''encount'' ''enhand'' ''enmayfli'' ''enwith''', '''212'':109 ''87'':126 ''9'':155 ''a'':32,65,114,131 ''about'':123 ''added'':70 ''all'':97 ''and'':14,35,49,71,103,120,176 ''animals'':62 ''are'':69 ''as'':38,40 ''backwards'':45 ''be'':174,179 ''been'':79 ''bodied'':92 ''bottle'':137 ''brook'':21,77,153 ''build'':113 ''by'':147 ''caddis'':111 ''called'':31 ''cased'':110 ''cold'':4,100 ''count'':58,144,163 ''counting'':1 ''degrees'':11 ''dislodge'':52 ''doing'':80 ''drag'':121 ''drifts'':53 ''each'':63 ''eight'':59 ''estimate'':146 ''fast'':101 ''first'':167 ''flat'':91 ''for'':46,81,87 ''found'':108,125 ''four'':10,150 ''freshwater'':139 ''fussiest'':95 ''glass'':138 ''gravel'':27 ''green'':136 ''groups'':60 ''hands'':5 ''has'':64,78 ''house'':115,132 ''how'':75 ''in'':19,130,169 ''into'':54 ''is'':30,164 ''it'':8,36,41,122,172 ''june'':170 ''kick'':33 ''kicking'':26 ''knees'':25 ''last'':159 ''less'':180 ''looks'':37 ''made'':133 ''many'':142 ''march'':160 ''marl'':20,152 ''mayflies'':2,93 ''method'':29 ''minute'':90 ''minutes'':48 ''months'':84 ''more'':157 ''mostly'':134 ''need'':99 ''net'':56 ''next'':162 ''not'':85 ''of'':61,96,105,116,128,135 ''on'':12,165 ''one'':16,127 ''only'':86 ''or'':118 ''oxygen'':106 ''past'':83,89 ''people'':17 ''plenty'':104 ''sample'':34 ''sand'':117 ''saturday'':13,168 ''says'':74 ''score'':66 ''scores'':68,154 ''shrimps'':140 ''shuffle'':44 ''silly'':39 ''sounds'':42 ''spoonful'':149 ''spoonfuls'':151 ''stood'':18 ''sum'':73 ''tea'':181 ''than'':158 ''the'':28,55,67,72,76,82,88,94,148,161,166 ''their'':24 ''them'':129 ''there'':177 ''they'':98,112 ''thirty'':15 ''three'':47 ''to'':23,143 ''too'':141 ''twigs'':119 ''two'':156 ''up'':22 ''warmer'':175 ''was'':9 ''water'':102 ''we'':57,107,124,145 ''whatever'':50 ''when'':171 ''will'':173,178 ''with'':3 ''you'':43,51 ''enabout'' ''enadd'' ''enall'' ''enand'' ''enanim'' ''enare'' ''enas'' ''enbackward'' ''enbe'' ''enbeen'' ''enbodi'' ''enbottl'' ''enbrook'' ''enbuild'' ''enby'' ''encaddi'' ''encall'' ''encase'' ''encold'' ''encount'' ''endegre'' ''endislodg'' ''endo'' ''endrag'' ''endrift'' ''eneach'' ''eneight'' ''enestim'' ''enfast'' ''enfirst'' ''enflat'' ''enfor'' ''enfound'' ''enfour'' ''enfreshwat'' ''enfussiest'' ''englass'' ''engravel'' ''engreen'' ''engroup'' ''enhand'' ''enhas'' ''enhous'' ''enhow'' ''enin'' ''eninto'' ''enis'' ''enit'' ''enjune'' ''enkick'' ''enknee'' ''enlast'' ''enless'' ''enlook'' ''enmade'' ''enmani'' ''enmarch'' ''enmarl'' ''enmayfli'' ''enmethod'' ''enminut'' ''enmonth'' ''enmore'' ''enmost'' ''enneed'' ''ennet'' ''ennext'' ''ennot'' ''enof'' ''enon'' ''enone'' ''enonli'' ''enor'' ''enoxygen'' ''enpast'' ''enpeopl'' ''enplenti'' ''ensampl'' ''ensand'' ''ensaturday'' ''ensay'' ''enscore'' ''enshrimp'' ''enshuffl'' ''ensilli'' ''ensound'' ''enspoon'' ''enstood'' ''ensum'' ''entea'' ''enthan'' ''enthe'' ''entheir'' ''enthem'' ''enthere'' ''enthey'' ''enthirti'' ''enthree'' ''ento'' ''entoo'' ''entwig'' ''entwo'' ''enup'' ''enwarmer'' ''enwas'' ''enwater'' ''enwe'' ''enwhatev'' ''enwhen'' ''enwill'' ''enwith'' ''enyou'''),
	(1712649600000000, '''a'':4 ''how'':1 ''in'':7 ''minutes'':9 ''sample'':6 ''take'':3 ''ten'':8 ''to'':2 ''water'':5 ''enhow'' ''enin'' ''enminut'' ''ensampl'' ''entake'' ''enten'' ''ento'' ''enwater''', '''0'':270 ''04'':333 ''0417'':331 ''07'':335 ''09'':334 ''10'':341 ''2024'':332 ''25'':285,294 ''40'':336 ''5'':271,284,339 ''50'':295,311 ''8'':338 ''a'':4,12,20,35,40,45,47,57,60,77,296,300,323,352,365 ''above'':308 ''accident'':391 ''afterwards'':396 ''again'':304 ''all'':25 ''alone'':129 ''an'':390 ''and'':19,49,102,175,197,225,309,318,381,428 ''app'':405 ''are'':100,363 ''arrives'':125 ''as'':117,119 ''at'':109,130,143,444 ''back'':107,281 ''base'':185 ''be'':106 ''because'':76 ''before'':93,235 ''behind'':179 ''below'':310 ''boots'':56 ''bottle'':39,166,169,424 ''by'':30,183,359,403 ''call'':319,367 ''cause'':388 ''change'':87 ''clean'':36 ''colour'':228 ''colours'':255 ''come'':280 ''compare'':226,290 ''complete'':324 ''current'':202 ''day'':402 ''days'':116,307 ''deal'':298 ''degree'':61 ''depth'':193 ''different'':361 ''differently'':82 ''dip'':213 ''dippers'':344 ''direct'':243 ''do'':53,64,68,242,269,369 ''does'':91 ''doors'':373 ''down'':187,234 ''downstream'':149 ''drains'':277 ''dry'':433 ''each'':74 ''elbow'':196 ''even'':88 ''every'':83,246 ''everything'':233 ''exercise'':454 ''farmland'':287 ''fields'':275 ''fits'':326 ''for'':43,216,299 ''form'':410 ''from'':132,274 ''gets'':163 ''go'':95 ''going'':101 ''great'':297 ''group'':321,376 ''groups'':27 ''had'':394 ''half'':11,37 ''have'':435 ''heavy'':122 ''high'':346 ''higher'':139 ''hold'':181 ''household'':416 ''how'':1 ''ice'':133 ''in'':7,70,210,229,258,351,355,414,419 ''influence'':273 ''into'':164,200 ''is'':66,80,138,208,313,389,448 ''it'':69,90,177,182,189,199,207,220,264,279,289,430 ''knee'':142 ''knock'':371 ''knows'':378 ''last'':114 ''late'':126 ''leader'':322,377 ''leaking'':314 ''leave'':429 ''licence'':58 ''line'':329 ''lisk'':330 ''litre'':13,38,261 ''little'':272 ''look'':108,248,443 ''low'':252,342 ''makes'':245 ''means'':266 ''measured'':81 ''method'':23 ''milligrams'':259 ''minutes'':9,51,441 ''mouth'':186 ''move'':237 ''need'':34,55,65 ''never'':127 ''next'':282 ''night'':131 ''nine'':382 ''nitrate'':44,257 ''no3'':340 ''nobody'':393 ''not'':54,92,370,418 ''nothing'':161,349 ''noticed'':395 ''of'':14,112,151,194,385,438,451 ''on'':147,327,372,407 ''once'':221 ''one'':16,217,249,328,345 ''open'':431 ''or'':59,134,276,406 ''ordinary'':286 ''our'':26 ''out'':178,384 ''own'':239 ''owners'':380 ''paper'':17,409 ''pencil'':21,48 ''people'':362 ''per'':260 ''photograph'':315 ''place'':153 ''please'':368 ''point'':450 ''pour'':176 ''proves'':348 ''push'':188 ''put'':411 ''rain'':123 ''read'':203 ''reading'':262,347,399 ''record'':278,288,325 ''rest'':437 ''rinse'':167,422 ''river'':15,78,173,421 ''row'':353 ''s'':121 ''same'':72,357,401 ''sample'':6,128,155,303 ''say'':256 ''second'':218 ''seconds'':224 ''seems'':85 ''send'':397 ''shade'':231 ''shadow'':240 ''shake'':219 ''side'':150 ''sixty'':223 ''small'':301 ''so'':156 ''somebody'':97 ''something'':312 ''stand'':146 ''step'':29,31,250 ''still'':209 ''stir'':159 ''stream'':302 ''strip'':18,42,215,247,317 ''strips'':413 ''summer'':293 ''sun'':244 ''t'':337 ''take'':3 ''taken'':354 ''tap'':426 ''telephone'':366 ''tell'':96 ''ten'':8,50,386,440 ''test'':41 ''than'':140 ''that'':24,79,157,162,392 ''the'':22,71,110,113,136,144,148,152,165,168,184,192,201,204,211,214,227,230,254,316,356,375,379,387,398,400,404,408,415,420,423,436,445,449,452 ''then'':434 ''thermometer'':46,205 ''three'':170,350 ''time'':75 ''times'':171,383 ''to'':2,67,86,191,268,432,442 ''today'':120 ''too'':251 ''turn'':198 ''two'':115,306,343,360 ''under'':190 ''up'':160 ''upstream'':124 ''use'':28 ''used'':412 ''usually'':265 ''wait'':222 ''waste'':417 ''water'':5,137,145,174,212,427,446 ''way'':73,358 ''weather'':111 ''week'':84,283 ''well'':118 ''what'':62,253,263,267 ''when'':89,103,135 ''where'':98 ''which'':447 ''while'':206 ''whole'':453 ''will'':105,241 ''winter'':291 ''with'':172,292,425 ''within'':305 ''worth'':364 ''write'':232 ''you'':33,52,63,94,99,104,154,158,180,236 ''your'':141,195,238,320,439 ''yourself'':374 ''enabov'' ''enaccid'' ''enafterward'' ''enagain'' ''enall'' ''enalon'' ''enan'' ''enand'' ''enapp'' ''enare'' ''enarriv'' ''enas'' ''enat'' ''enback'' ''enbase'' ''enbe'' ''enbecaus'' ''enbefor'' ''enbehind'' ''enbelow'' ''enboot'' ''enbottl'' ''enby'' ''encall'' ''encaus'' ''enchang'' ''enclean'' ''encolour'' ''encome'' ''encompar'' ''encomplet'' ''encurrent'' ''enday'' ''endeal'' ''endegre'' ''endepth'' ''endiffer'' ''endip'' ''endipper'' ''endirect'' ''endo'' ''endoe'' ''endoor'' ''endown'' ''endownstream'' ''endrain'' ''endri'' ''eneach'' ''enelbow'' ''eneven'' ''eneveri'' ''eneveryth'' ''enexercis'' ''enfarmland'' ''enfield'' ''enfit'' ''enfor'' ''enform'' ''enfrom'' ''enget'' ''engo'' ''engreat'' ''engroup'' ''enhad'' ''enhalf'' ''enhave'' ''enheavi'' ''enhigh'' ''enhigher'' ''enhold'' ''enhousehold'' ''enhow'' ''enice'' ''enin'' ''eninfluenc'' ''eninto'' ''enis'' ''enit'' ''enknee'' ''enknock'' ''enknow'' ''enlast'' ''enlate'' ''enleader'' ''enleak'' ''enleav'' ''enlicenc'' ''enline'' ''enlisk'' ''enlitr'' ''enlittl'' ''enlook'' ''enlow'' ''enmake'' ''enmean'' ''enmeasur'' ''enmethod'' ''enmilligram'' ''enminut'' ''enmouth'' ''enmove'' ''enneed'' ''ennever'' ''ennext'' ''ennight'' ''ennine'' ''ennitrat'' ''ennobodi'' ''ennot'' ''ennoth'' ''ennotic'' ''enof'' ''enon'' ''enonc'' ''enone'' ''enopen'' ''enor'' ''enordinari'' ''enour'' ''enout'' ''enown'' ''enowner'' ''enpaper'' ''enpencil'' ''enpeopl'' ''enper'' ''enphotograph'' ''enplace'' ''enpleas'' ''enpoint'' ''enpour'' ''enprove'' ''enpush'' ''enput'' ''enrain'' ''enread'' ''enrecord'' ''enrest'' ''enrins'' ''enriver'' ''enrow'' ''ensame'' ''ensampl'' ''ensay'' ''ensecond'' ''enseem'' ''ensend'' ''enshade'' ''enshadow'' ''enshake'' ''enside'' ''ensixti'' ''ensmall'' ''enso'' ''ensomebodi'' ''ensometh'' ''enstand'' ''enstep'' ''enstill'' ''enstir'' ''enstream'' ''enstrip'' ''ensummer'' ''ensun'' ''entake'' ''entaken'' ''entap'' ''entelephon'' ''entell'' ''enten'' ''entest'' ''enthan'' ''enthat'' ''enthe'' ''enthen'' ''enthermomet'' ''enthree'' ''entime'' ''ento'' ''entoday'' ''entoo'' ''enturn'' ''entwo'' ''enunder'' ''enup'' ''enupstream'' ''enuse'' ''enusual'' ''enwait'' ''enwast'' ''enwater'' ''enway'' ''enweather'' ''enweek'' ''enwell'' ''enwhat'' ''enwhen'' ''enwhere'' ''enwhich'' ''enwhile'' ''enwhole'' ''enwill'' ''enwinter'' ''enwith'' ''enwithin'' ''enworth'' ''enwrite'' ''enyou'' ''enyour'' ''enyourself'''),
	(1713254400000000, '''d'':4 ''dix'':7 ''eau'':5 ''echantillon'':3 ''en'':6 ''minutes'':8 ''prelever'':1 ''un'':2 ''frdix'' ''freau'' ''frechantillon'' ''fren'' ''frminut'' ''frprelev'' ''frun''', '''a'':23,70,125 ''attendez'':119 ''au'':93,99 ''aval'':51 ''avant'':130 ''bandelette'':22,114 ''bas'':89 ''bottes'':33 ''bouger'':132 ''bouteille'':15,64,69 ''but'':185 ''c'':182 ''chaque'':42 ''comparez'':122 ''coude'':94 ''couleurs'':124 ''coup'':165 ''courant'':100 ''crayon'':28 ''d'':4,17 ''dans'':62,109 ''de'':44,54,73,131,156,166,186 ''demi'':19 ''depasse'':146 ''derriere'':79 ''deux'':160 ''differentes'':162 ''diplome'':37 ''dix'':7,30 ''du'':52 ''eau'':5,72,111,145,181 ''echantillon'':3 ''elevee'':151 ''en'':6,50 ''encore'':108 ''enfoncez'':90 ''envoyez'':168 ''est'':107,183 ''et'':29,76,174 ''exercice'':188 ''exigence'':40 ''face'':98 ''facon'':47 ''faut'':13 ''finisse'':61 ''fois'':43,67 ''fond'':85 ''gardez'':175 ''genou'':148 ''glace'':141 ''goulot'':86 ''il'':11,106 ''jamais'':135 ''jour'':172 ''jusqu'':92 ''l'':71,110,126,144,180,187 ''la'':45,63,68,74,78,82,91,97,113,118,137,140 ''le'':84,88,102,147,169,171,184 ''les'':123 ''lisez'':101 ''litre'':20 ''meme'':46,173 ''meritent'':163 ''minutes'':8,31,177 ''ne'':57,133,152 ''ni'':32,34,36,142 ''nitrates'':24 ''notez'':128 ''nuit'':138 ''obtenues'':158 ''ombre'':127 ''par'':83,159 ''pendant'':104 ''permis'':35 ''personnes'':161 ''placez'':48 ''point'':53 ''pour'':56,178 ''prelevement'':55 ''prelever'':1 ''prelevez'':134 ''proceder'':41 ''propre'':16 ''prouve'':153 ''puis'':95 ''qu'':105 ''quand'':143 ''quelques'':176 ''qui'':60 ''regarder'':179 ''releve'':170 ''remuer'':59 ''rien'':58,154 ''rincez'':65 ''riviere'':75 ''seconde'':116 ''secondes'':121 ''secouez'':117 ''seul'':136 ''seule'':39 ''soixante'':120 ''suite'':157 ''sur'':139 ''telephone'':167 ''tenez'':81 ''thermometre'':26,103 ''tournez'':96 ''tout'':129 ''trempez'':112 ''trois'':66,155 ''un'':2,18,25,27,164 ''une'':14,21,38,115,149 ''valeur'':150 ''vers'':87 ''videz'':77 ''vous'':12,49,80 ''frattend'' ''frau'' ''fraval'' ''fravant'' ''frbandelet'' ''frbas'' ''frbott'' ''frboug'' ''frbouteil'' ''frbut'' ''frchaqu'' ''frcompar'' ''frcoud'' ''frcouleur'' ''frcoup'' ''frcour'' ''frcrayon'' ''frdan'' ''frde'' ''frdem'' ''frdep'' ''frderrier'' ''frdeux'' ''frdifferent'' ''frdiplom'' ''frdix'' ''frdu'' ''freau'' ''frechantillon'' ''freleve'' ''fren'' ''frencor'' ''frenfonc'' ''frenvoi'' ''frest'' ''fret'' ''frexercic'' ''frexigent'' ''frfac'' ''frfacon'' ''frfaut'' ''frfin'' ''frfois'' ''frfond'' ''frgard'' ''frgenou'' ''frglac'' ''frgoulot'' ''fril'' ''frjam'' ''frjour'' ''frjusqu'' ''frla'' ''frle'' ''frlis'' ''frlitr'' ''frmem'' ''frmeritent'' ''frminut'' ''frne'' ''frni'' ''frnitrat'' ''frnot'' ''frnuit'' ''frobtenu'' ''frombre'' ''frpar'' ''frpend'' ''frperm'' ''frperson'' ''frplac'' ''frpoint'' ''frpour'' ''frprelev'' ''frproced'' ''frpropr'' ''frprouv'' ''frpuis'' ''frqu'' ''frquand'' ''frquelqu'' ''frqui'' ''frregard'' ''frrelev'' ''frremu'' ''frrien'' ''frrinc'' ''frrivier'' ''frsecond'' ''frsecou'' ''frseul'' ''frsoix'' ''frsuit'' ''frsur'' ''frtelephon'' ''frten'' ''frthermometr'' ''frtourn'' ''frtout'' ''frtremp'' ''frtrois'' ''frun'' ''frune'' ''frvaleur'' ''frver'' ''frvid'' ''frvous'''),
	(1713834000000000, '''き'':12 ''きる'':5 ''でき'':4 ''でで'':3 ''の手'':9 ''る採'':6 ''分で'':2 ''十分'':1 ''引き'':11 ''手引'':10 ''採水'':7 ''水の'':8', '''々'':298 ''あげ'':105 ''い'':273,322 ''いた'':306 ''いで'':268 ''いと'':256 ''いな'':24 ''いよ'':115 ''い値'':277 ''うに'':117 ''おな'':74 ''がひ'':250 ''が出'':279 ''が別'':296 ''が瓶'':109 ''き'':12 ''きあ'':104 ''きと'':232 ''きに'':258 ''きる'':5 ''きれ'':22 ''ぎ'':135 ''くだ'':270,319 ''く前'':225 ''く振'':202 ''けて'':168 ''けで'':86 ''けひ'':197 ''げた'':106 ''こし'':171 ''こと'':83 ''さい'':272,321 ''さま'':159 ''ざよ'':252 ''し'':200 ''して'':49,153,262 ''しな'':266 ''しま'':172 ''じの'':156 ''じや'':76 ''す'':55,88,102,124,142,174,189,219,236 ''すぎ'':134 ''すす'':133 ''すべ'':228 ''する'':17,119 ''せん'':65,292 ''そし'':48 ''その'':220 ''たし'':199 ''たは'':247 ''たま'':183 ''ため'':121 ''たら'':307 ''た泥'':107 ''だけ'':85,196 ''ださ'':271,320 ''ち'':148 ''ちま'':100 ''って'':209,301 ''て'':210 ''てひ'':154 ''てま'':140 ''ても'':281 ''て三'':302 ''て十'':50 ''て採'':263 ''て書'':230 ''て起'':169 ''で'':241,245 ''でき'':4 ''でく'':269 ''です'':54,87,123 ''でで'':3 ''で沈'':161 ''で測'':80 ''で瓶'':128 ''で色'':213 ''とき'':257 ''とだ'':84 ''とめ'':233 ''ない'':114,267 ''なじ'':75 ''なの'':69 ''なり'':289 ''な五'':25 ''に'':227 ''にし'':152 ''にす'':118 ''には'':259 ''にも'':287 ''に一'':238 ''に入'':111,180 ''に向'':166 ''に捨'':138 ''に測'':299 ''に立'':98 ''に電'':315 ''のは'':20,70 ''の上'':243 ''の世'':311 ''の場'':221 ''の底'':144 ''の手'':9 ''の水'':126 ''の深'':157 ''の瓶'':34 ''の証'':284 ''の試'':39 ''は'':21,71,260 ''は水'':178,248 ''ひざ'':251 ''ひじ'':155 ''ひた'':198 ''べて'':229 ''べま'':217 ''ます'':101,141,173,188,218,235 ''ませ'':64,291 ''また'':246 ''まで'':160 ''まま'':184 ''ま読'':185 ''みま'':187 ''め'':163 ''めで'':122 ''めま'':234 ''も'':282 ''もな'':288 ''もの'':19 ''も免'':58 ''も要'':61 ''やり'':77 ''よう'':116 ''より'':93,253 ''ら'':308 ''らな'':113 ''り'':204 ''りま'':63,290 ''り下'':94 ''り方'':78 ''り高'':254 ''るこ'':82 ''るた'':120 ''るも'':18 ''る場'':90 ''る採'':6 ''れい'':23 ''れた'':182 ''れに'':165 ''ろに'':137 ''をく'':318 ''を一'':193 ''を三'':130 ''を下'':150 ''を動'':223 ''を持'':146 ''を比'':215 ''ん'':66,293 ''ット'':31 ''トル'':32 ''ミリ'':28 ''リッ'':30 ''リリ'':29 ''ルの'':33 ''一人'':239 ''一度'':274 ''一秒'':194 ''三回'':131,303 ''上で'':244 ''下に'':151 ''下流'':95 ''世話'':312 ''二人'':294 ''五百'':26 ''人が'':295 ''人で'':240 ''何の'':283 ''値が'':278 ''側に'':97 ''免許'':59 ''入ら'':112 ''入れ'':181 ''六十'':205 ''出て'':280 ''分で'':2 ''分間'':52 ''切な'':68 ''別'':297 ''前に'':226 ''動く'':224 ''十分'':1,51 ''十秒'':206 ''口を'':149 ''向け'':167 ''回お'':73 ''回す'':132 ''回続'':304 ''地域'':309 ''域の'':310 ''場を'':222 ''場所'':91 ''塩の'':38 ''夜に'':237 ''大切'':67 ''川の'':125 ''巻き'':103 ''底を'':145 ''度計'':44,176 ''度高'':275 ''引き'':11 ''役に'':314 ''待っ'':208 ''後ろ'':136 ''意す'':16 ''所よ'':92 ''手引'':10 ''持ち'':147 ''振り'':203 ''捨て'':139 ''採る'':89 ''採水'':7,264 ''方で'':79 ''日陰'':211 ''明に'':286 ''書き'':231 ''毎回'':72 ''比べ'':216 ''水が'':249 ''水し'':265 ''水で'':127 ''水に'':179 ''水の'':8 ''氷の'':242 ''決し'':261 ''沈め'':162 ''泥が'':108 ''流れ'':164 ''流側'':96 ''深さ'':158 ''温度'':43,175 ''測っ'':300 ''測る'':81 ''瓶'':35 ''瓶に'':110 ''瓶の'':143 ''瓶を'':129 ''用意'':15 ''百ミ'':27 ''硝酸'':36 ''秒だ'':195 ''秒待'':207 ''立ち'':99 ''筆'':47 ''紙'':42 ''紙を'':192 ''続い'':305 ''色を'':214 ''要り'':62 ''計'':45 ''計は'':177 ''許も'':60 ''証明'':285 ''試験'':40,190 ''話を'':317 ''話役'':313 ''読み'':186 ''起こ'':170 ''軽く'':201 ''酸塩'':37 ''鉛筆'':46 ''長靴'':56 ''間で'':53 ''陰で'':212 ''電話'':316 ''靴も'':57 ''験紙'':41,191 ''高い'':255,276'),
	(1714467600000000, '''تاخذ'':2 ''دقايق'':7 ''عشر'':6 ''عينة'':3 ''في'':5 ''كيف'':1 ''ماء'':4 ''arتاخذ'' ''arدقايق'' ''arعشر'' ''arعين'' ''arفي'' ''arكيف'' ''arماء''', '''اتجاه'':47 ''اتربة'':53 ''ادرها'':74 ''اسفل'':43,69 ''اشطف'':56 ''اغمس'':83 ''اقرا'':77 ''الالوان'':91 ''التيار'':48,76 ''الحرارة'':79 ''الزجاجة'':52,57 ''الشريط'':84 ''الظل'':93 ''العينة'':45 ''الماء'':82,108 ''المهم'':35 ''النترات'':19 ''النهر'':61 ''الى'':11,28,68 ''اما'':116 ''امسكها'':64 ''ان'':36,98 ''بالطريقة'':38 ''بماء'':60 ''تاخذ'':2,101 ''تتحرك'':99 ''تثبت'':114 ''تحتاج'':10 ''تدخل'':51 ''تقيس'':37 ''ثانية'':85,89 ''ثلاث'':58,117 ''ثم'':73 ''حاجة'':27 ''حتى'':71 ''حذاء'':29 ''حرارة'':21 ''حركتها'':54 ''حين'':106 ''خلفك'':63 ''دقايق'':7,25 ''دون'':94 ''رخصة'':32 ''رصاص'':23 ''ركبتك'':109 ''زجاجة'':12 ''ستين'':88 ''سعتها'':14 ''شهادة'':34 ''شيء'':96 ''شييا'':115 ''طويل'':30 ''عشر'':6 ''عينة'':3,102 ''فتستحق'':122 ''في'':5,81,92 ''قاعدتها'':66 ''قبل'':97 ''قدماك'':55 ''قراءات'':118 ''قراءة'':110 ''قف'':42 ''كل'':40,95 ''كي'':49 ''كيف'':1 ''لا'':26,50,100,113 ''لتر'':16 ''لشخصين'':120 ''لفحص'':18 ''ليلا'':104 ''ماء'':4 ''متتالية'':119 ''مختلفين'':121 ''مرات'':59 ''مرة'':41 ''مرتفعة'':111 ''مرفقك'':72 ''مع'':46 ''مكالمة'':123 ''من'':65 ''موضع'':44 ''ميزان'':78 ''نحو'':75 ''نصف'':15 ''نظيفة'':13 ''نفسها'':39 ''هاتفية'':124 ''واحدة'':86,112 ''واسكبه'':62 ''واغمرها'':70 ''وانتظر'':87 ''وحدك'':103 ''وشريط'':17 ''وعشر'':24 ''وفوهتها'':67 ''وقارن'':90 ''وقلم'':22 ''ولا'':31,33,105 ''وميزان'':20 ''وهو'':80 ''يعلو'':107 ''arاتج'' ''arاترب'' ''arادر'' ''arاستحق'' ''arاسفل'' ''arاشطف'' ''arاغمس'' ''arاقر'' ''arالظل'' ''arالو'' ''arالي'' ''arاما'' ''arامس'' ''arان'' ''arتاخذ'' ''arتتحر'' ''arتثب'' ''arتحتاج'' ''arتدخل'' ''arتقيس'' ''arتيار'' ''arثان'' ''arثلاث'' ''arثم'' ''arحاج'' ''arحتي'' ''arحذاء'' ''arحرار'' ''arحرك'' ''arحين'' ''arخلف'' ''arدقايق'' ''arدون'' ''arرخص'' ''arرصاص'' ''arركب'' ''arزجاج'' ''arستين'' ''arسعت'' ''arشريط'' ''arشهاد'' ''arشيء'' ''arشيي'' ''arطريق'' ''arطويل'' ''arعشر'' ''arعين'' ''arفوه'' ''arفي'' ''arقار'' ''arقاعد'' ''arقبل'' ''arقدم'' ''arقراء'' ''arقراءا'' ''arقف'' ''arقلم'' ''arكل'' ''arكي'' ''arكيف'' ''arلا'' ''arلتر'' ''arلشخص'' ''arلفحص'' ''arليل'' ''arماء'' ''arمتتال'' ''arمختلف'' ''arمرا'' ''arمرة'' ''arمرتفع'' ''arمرفق'' ''arمع'' ''arمكالم'' ''arمن'' ''arمهم'' ''arموضع'' ''arميز'' ''arميزان'' ''arنتر'' ''arنحو'' ''arنصف'' ''arنظيف'' ''arنفس'' ''arنهر'' ''arهاتف'' ''arواحد'' ''arواسكب'' ''arواغمر'' ''arوانتظر'' ''arوحد'' ''arولا'' ''arوهو'' ''arيعلو'''),
	(1717408800000000, '''and'':3 ''clean'':8 ''figures'':10 ''in'':9 ''one'':4 ''piano'':5 ''spring'':7 ''the'':6 ''tins'':2 ''tyres'':1 ''enand'' ''enclean'' ''enfigur'' ''enin'' ''enone'' ''enpiano'' ''enspring'' ''enthe'' ''entin'' ''entyre''', '''1'':61,62 ''114'':43 ''12'':44 ''2023'':37 ''203'':58 ''3'':49 ''310'':54 ''4'':47 ''41'':59 ''6'':42 ''8'':56 ''870'':48 ''96'':17 ''a'':69 ''along'':77 ''an'':112 ''and'':3,40,85,105 ''are'':91,99 ''as'':101 ''ask'':86 ''autumn'':74 ''away'':32 ''back'':82 ''bank'':20 ''below'':119 ''bottles'':46 ''bring'':129 ''cans'':39 ''carried'':31 ''change'':35,71 ''clean'':8 ''cleaned'':16 ''counted'':53 ''dissolved'':104 ''do'':107 ''down'':115 ''drink'':38 ''eleven'':126 ''face'':114 ''fall'':64 ''ferry'':122 ''figures'':10 ''follows'':67 ''for'':83 ''forty'':13 ''four'':75 ''from'':68 ''garages'':76 ''groups'':15 ''if'':102 ''in'':9,65,116 ''is'':28 ''it'':124,130 ''keys'':133 ''kg'':55 ''kilometres'':18 ''last'':23,73 ''line'':94 ''lisk'':118 ''may'':26 ''no'':87 ''not'':52,108 ''nothing'':84 ''of'':19,25,95 ''old'':121 ''on'':21,36 ''one'':4 ''people'':127 ''piano'':5,110 ''pianos'':60 ''pieces'':34 ''plastic'':45 ''questions'':88 ''sad'':93 ''simple'':70 ''since'':72 ''sold'':100 ''sounded'':135 ''spring'':7 ''steps'':123 ''still'':134 ''table'':97 ''take'':80 ''tamble'':79 ''the'':6,22,63,78,89,92,96,109,117,120 ''them'':81 ''they'':30,98,103,106 ''this'':27 ''tins'':2,41 ''to'':128 ''took'':125 ''two'':14,132 ''tyres'':1,57,66 ''up'':131 ''upright'':113 ''was'':111 ''weekend'':24 ''wet'':50 ''what'':29,33 ''wipes'':51,90 ''enalong'' ''enan'' ''enand'' ''enare'' ''enas'' ''enask'' ''enautumn'' ''enaway'' ''enback'' ''enbank'' ''enbelow'' ''enbottl'' ''enbring'' ''encan'' ''encarri'' ''enchang'' ''enclean'' ''encount'' ''endissolv'' ''endo'' ''endown'' ''endrink'' ''eneleven'' ''enface'' ''enfall'' ''enferri'' ''enfigur'' ''enfollow'' ''enfor'' ''enforti'' ''enfour'' ''enfrom'' ''engarag'' ''engroup'' ''enif'' ''enin'' ''enis'' ''enit'' ''enkey'' ''enkg'' ''enkilometr'' ''enlast'' ''enline'' ''enlisk'' ''enmay'' ''enno'' ''ennot'' ''ennoth'' ''enof'' ''enold'' ''enon'' ''enone'' ''enpeopl'' ''enpiano'' ''enpiec'' ''enplastic'' ''enquestion'' ''ensad'' ''ensimpl'' ''ensinc'' ''ensold'' ''ensound'' ''enspring'' ''enstep'' ''enstill'' ''entabl'' ''entake'' ''entambl'' ''enthe'' ''enthem'' ''enthey'' ''enthis'' ''entin'' ''ento'' ''entook'' ''entwo'' ''entyre'' ''enup'' ''enupright'' ''enwas'' ''enweekend'' ''enwet'' ''enwhat'' ''enwipe'''),
	(1717570800000000, '''boites'':4 ''chiffres'':13 ''de'':10 ''des'':1,3 ''en'':12 ''et'':5 ''le'':8 ''nettoyage'':9 ''piano'':7 ''pneus'':2 ''printemps'':11 ''un'':6 ''frboit'' ''frchiffr'' ''frde'' ''fren'' ''fret'' ''frle'' ''frnettoyag'' ''frpiano'' ''frpneus'' ''frprintemp'' ''frun''', '''114'':46 ''12'':51 ''2023'':56 ''203'':76 ''310'':62 ''4'':57 ''41'':78 ''6'':45 ''870'':58 ''96'':21 ''a'':42,104 ''aubrelle'':44 ''berges'':24 ''boites'':4,47 ''bouteilles'':59 ''canettes'':49 ''chiffres'':13 ''comme'':69 ''dans'':100 ''de'':10,23,29,36,39,52,64,79,89 ''depuis'':81 ''dernier'':26 ''des'':1,3,83 ''deux'':17,111 ''droit'':93 ''en'':12,31,55,60 ''encore'':114 ''end'':28 ''equipes'':34 ''et'':5,48,71 ''etaient'':35 ''fallu'':105 ''france'':32 ''garages'':84 ''groupes'':18 ''il'':103 ''kilometres'':22 ''kilos'':63 ''l'':43 ''la'':37,40,101 ''le'':8,25,73,94,98,109 ''les'':85 ''lingettes'':65 ''lisk'':102 ''mai'':30 ''moins'':53,80 ''ne'':72 ''nettoyage'':9 ''nettoye'':20 ''ont'':19 ''onze'':106 ''partie'':38 ''pas'':75 ''personnes'':107 ''piano'':7,92,95 ''plastique'':61 ''pneus'':2,77 ''poser'':88 ''pour'':108 ''printemps'':11 ''qu'':54 ''quarante'':16 ''que'':82 ''questions'':90 ''qui'':66 ''remonter'':110 ''reposait'':96 ''reprennent'':86 ''sans'':87 ''se'':67 ''sept'':33 ''soit'':50 ''solubles'':70 ''sonnaient'':113 ''sont'':74 ''sur'':97 ''touches'':112 ''un'':6,91 ''vendent'':68 ''ventre'':99 ''verdoline'':41 ''week'':27 ''fraubrel'' ''frberg'' ''frboit'' ''frbouteil'' ''frcanet'' ''frchiffr'' ''frcomm'' ''frdan'' ''frde'' ''frdepuis'' ''frderni'' ''frdeux'' ''frdroit'' ''fren'' ''frencor'' ''frend'' ''frequip'' ''fret'' ''fretaient'' ''frfallu'' ''frfranc'' ''frgarag'' ''frgroup'' ''fril'' ''frkilometr'' ''frkilos'' ''frla'' ''frle'' ''frlinget'' ''frlisk'' ''frmai'' ''frmoin'' ''frne'' ''frnettoy'' ''frnettoyag'' ''front'' ''fronze'' ''frpart'' ''frpas'' ''frperson'' ''frpiano'' ''frplastiqu'' ''frpneus'' ''frpos'' ''frpour'' ''frprintemp'' ''frqu'' ''frquar'' ''frque'' ''frquestion'' ''frqui'' ''frremont'' ''frrepos'' ''frreprennent'' ''frsan'' ''frse'' ''frsept'' ''frsoit'' ''frsolubl'' ''frson'' ''frsont'' ''frsur'' ''frtouch'' ''frun'' ''frvendent'' ''frventr'' ''frverdolin'' ''frweek'''),
	(1718712000000000, '''える'':4 ''る夜'':5 ''を数'':2 ''夜'':6 ''数え'':3 ''蛍を'':1', '''あっ'':404 ''い'':177,412,527 ''いう'':347 ''いこ'':325 ''いた'':66 ''いち'':522 ''いや'':376 ''いよ'':361 ''いる'':279,296,456 ''い忘'':256 ''う'':202,348,498 ''うと'':354 ''うに'':235,429 ''う一'':289 ''う岸'':223 ''えず'':40 ''えた'':515 ''えて'':294,374 ''えは'':80 ''える'':4,101,250 ''かが'':60 ''かっ'':545 ''かび'':219 ''かも'':384 ''から'':211,261,369,477,493 ''かり'':119 ''があ'':403 ''がさ'':61 ''がそ'':460 ''がて'':56 ''がひ'':214 ''がり'':465 ''が六'':73 ''が大'':49 ''が忘'':283 ''が慣'':186 ''が数'':292 ''が明'':331 ''が最'':21 ''きく'':51 ''きっ'':117 ''きな'':399 ''ぎて'':198 ''ぎに'':473 ''く'':65,132 ''くて'':334 ''くな'':52 ''くは'':35 ''く光'':109 ''け'':397 ''けが'':48 ''けだ'':491 ''けで'':195,408 ''けな'':543 ''けも'':304 ''げさ'':350,382 ''こう'':222 ''こだ'':395,489 ''こで'':503 ''こと'':252,274,308 ''こへ'':462 ''ころ'':326 ''ごと'':265 ''さか'':383 ''ささ'':62 ''さず'':450 ''さな'':471 ''さに'':351 ''さや'':63 ''さん'':321 ''して'':277,367,454 ''しで'':339 ''しは'':239,379 ''しば'':32 ''しま'':200 ''しれ'':386 ''し八'':310 ''し考'':372 ''じめ'':82,179,241 ''じゃ'':358 ''す'':31 ''ず'':41 ''ずつ'':270 ''ずに'':129,451 ''せず'':128 ''せた'':344 ''せる'':232 ''そこ'':461 ''その'':499 ''た'':67,166,392,516,547 ''たち'':534 ''たと'':345 ''たわ'':406 ''た隅'':446 ''だ'':99,323,479 ''だか'':260,492 ''だけ'':47,194,396,490 ''だっ'':164 ''だれ'':58 ''ちは'':306,535 ''ちば'':523 ''っか'':118 ''っこ'':394,488,502 ''った'':165,391,405,445,546 ''つい'':255 ''つけ'':542 ''つこ'':273 ''つだ'':193 ''つよ'':427 ''つ浮'':217 ''つ立'':271 ''て'':57,84,335,375 ''てい'':278,295,455 ''てか'':368 ''てし'':199 ''ても'':286 ''で'':116,504 ''でい'':521 ''でさ'':470 ''では'':106,409 ''で九'':87 ''で待'':425 ''で舟'':340 ''で過'':196 ''と'':486 ''とい'':346 ''とし'':309 ''とつ'':216 ''とに'':266,275 ''とる'':355 ''とを'':253 ''と念'':363 ''と息'':227 ''と笑'':389 ''と言'':496 ''ども'':19,532 ''ない'':360,411 ''なか'':544 ''なぎ'':472 ''なく'':108 ''なし'':338 ''なり'':431 ''なる'':53,91,315,475 ''な計'':400 ''に'':206 ''にし'':276 ''にな'':90,314,430,474 ''には'':247 ''に二'':267 ''に明'':236 ''に書'':130 ''に残'':452 ''に蛍'':76 ''に言'':352 ''ね'':495 ''ねる'':484 ''のは'':103 ''のを'':190 ''の一'':181 ''の中'':468 ''の会'':71 ''の光'':225,511 ''の受'':302 ''の合'':135 ''の地'':113,435 ''の夏'':158 ''の子'':17 ''の懐'':24 ''の根'':208 ''の沈'':170 ''の湿'':443 ''の翌'':155 ''の船'':318 ''の草'':417 ''の農'':438 ''の隅'':500 ''の音'':45 ''は'':248,307,441 ''はじ'':81,178,240 ''はな'':107,410 ''は七'':507 ''は九'':160 ''は二'':145 ''は何'':36 ''は単'':96 ''は四'':138 ''は大'':380 ''は川'':328 ''は懐'':536 ''は片'':414 ''は目'':184 ''は相'':125 ''は虫'':104 ''は長'':175 ''ばら'':33 ''ばん'':524 ''ひと'':215 ''び'':220 ''へ上'':463 ''まう'':201 ''まで'':424 ''まり'':94 ''めて'':83 ''めの'':180 ''める'':242 ''も'':287 ''もう'':288 ''もが'':20 ''もし'':385 ''もた'':533 ''もち'':305 ''も見'':38 ''ゃな'':359 ''や'':377 ''やが'':55 ''やく'':64 ''よ'':362 ''よう'':234,428 ''ら'':370 ''らく'':34 ''らだ'':478 ''らね'':494 ''ら光'':212 ''ら地'':262 ''り'':432,466 ''りは'':95 ''りを'':420 ''り三'':120 ''り道'':529 ''る'':54,92,243,259,280,297,457 ''るか'':476 ''るく'':333 ''るこ'':251 ''ると'':485 ''るの'':102,189 ''るよ'':233 ''るん'':356 ''る元'':316 ''る夜'':5 ''れか'':59 ''れて'':285 ''れる'':188,258 ''れん'':387 ''ろは'':327 ''わけ'':407 ''わせ'':231 ''をつ'':254,541 ''を七'':421 ''を出'':342 ''を合'':229 ''を尋'':482 ''を待'':191 ''を押'':365 ''を数'':2,78,513 ''を消'':29 ''を耕'':448 ''ん'':388 ''んじ'':357 ''んだ'':322 ''ん多'':525 ''一に'':313 ''一の'':510 ''一人'':281,290 ''一分'':182 ''七十'':508 ''七時'':9 ''七月'':422 ''七番'':433 ''三だ'':163 ''三分'':121,167,173,244 ''上が'':464 ''中で'':469 ''中電'':26,538 ''九十'':161 ''九地'':299 ''九年'':88 ''事の'':154 ''二の'':112 ''二人'':268 ''二分'':203 ''二地'':518 ''二百'':146 ''五分'':13 ''人が'':282,291 ''人ず'':269 ''今年'':85,133,505 ''会が'':72 ''何も'':37 ''元か'':210 ''元の'':317 ''光'':110 ''光が'':213 ''光と'':226 ''光を'':512 ''八'':142 ''八十'':311 ''六'':150 ''六十'':148 ''六月'':74 ''出せ'':343 ''分'':14 ''分は'':174,183 ''分目'':204,245 ''分間'':122,168 ''刈り'':419 ''十一'':312,509 ''十三'':162 ''十二'':111,517 ''十五'':12 ''十八'':141 ''十六'':149 ''単純'':97 ''受け'':303 ''合わ'':230 ''合計'':136 ''向こ'':221 ''四十'':11 ''四百'':139 ''土の'':467 ''地点'':114,263,300,436,519 ''夏は'':159 ''多い'':526 ''夜'':6 ''大き'':50,398 ''大げ'':349,381 ''子ど'':18,531 ''家は'':440 ''尋ね'':483 ''少し'':371,378 ''岸の'':224,416 ''岸工'':152 ''川の'':44,70 ''川面'':329 ''工事'':153 ''帰り'':528 ''年で'':86 ''年に'':89 ''年の'':134,157 ''年は'':144,506 ''幼虫'':458 ''待つ'':192,426 ''後の'':16,23 ''忘れ'':257,284 ''念を'':364 ''息を'':228 ''慣れ'':187 ''懐中'':25,537 ''押し'':366 ''提灯'':336 ''数え'':3,79,100,249,293,514 ''数は'':124 ''明る'':332 ''明滅'':237 ''昨年'':143 ''時四'':10 ''書く'':131 ''最後'':15,22 ''月に'':75 ''月ま'':423 ''根元'':209 ''残し'':453 ''決ま'':93 ''沈黙'':171 ''浮か'':218 ''消す'':30 ''湿っ'':444 ''滅し'':238 ''瀬音'':42,68 ''灯な'':337 ''灯を'':28,540 ''点ご'':264 ''点で'':115,520 ''点の'':301,437 ''片岸'':415 ''理由'':480 ''田の'':442 ''由を'':481 ''町は'':413 ''画が'':402 ''番の'':434 ''百六'':147 ''百十'':140 ''目が'':185 ''目に'':205,246 ''相談'':126 ''立つ'':272 ''笑っ'':390 ''第九'':298 ''純だ'':98 ''翌年'':156 ''考え'':373 ''耕さ'':449 ''舟を'':341 ''船頭'':319 ''若い'':324 ''草の'':207 ''草刈'':418 ''虫が'':459 ''虫で'':105 ''蛍を'':1,77 ''見え'':39 ''言う'':353,497 ''計は'':137 ''計画'':401 ''談せ'':127 ''護岸'':151 ''農家'':439 ''過ぎ'':197 ''道'':530 ''長い'':176 ''間'':123 ''間の'':169 ''隅っ'':393,487,501 ''隅を'':447 ''電灯'':27,539 ''面が'':330 ''音だ'':46 ''音川'':43,69 ''頭さ'':320 ''黙'':172'),
	(1719300600000000, '''a'':1 ''counting'':4 ''fireflies'':5 ''night'':2 ''of'':3 ''encount'' ''enfirefli'' ''ennight'' ''enof''', '''266'':108 ''418'':23,106 ''93'':20,112 ''a'':1,26,42,125,143,161 ''after'':107 ''all'':50 ''and'':51,93,111,136 ''anything'':48 ''ashore'':154 ''at'':25,49,88,139 ''bank'':133 ''because'':150 ''before'':134 ''can'':46 ''child'':32 ''concrete'':119 ''corner'':145,162 ''count'':80 ''counted'':68 ''counting'':4 ''crawl'':153 ''discussing'':99 ''each'':89 ''eight'':29 ''every'':71 ''exactly'':85 ''farmer'':138 ''few'':43 ''field'':148 ''fireflies'':5,15,70 ''followed'':117 ''for'':7,41,73,84 ''from'':19 ''great'':126 ''group'':63 ''grow'':56 ''has'':67 ''he'':163 ''helped'':122 ''his'':147 ''in'':113 ''insects'':83 ''is'':33,78,159 ''it'':100,158 ''its'':69 ''july'':135 ''june'':72 ''larvae'':152 ''last'':31,39,109 ''leaves'':142 ''lights'':21,81 ''louder'':57 ''minutes'':9,44,87 ''mowing'':131 ''night'':2 ''nine'':12,74 ''nobody'':10,45 ''not'':82,124 ''number'':97 ''of'':3,14,90,146 ''off'':37 ''on'':16,64 ''one'':132 ''only'':160 ''plan'':127 ''post'':140 ''posts'':92 ''pupate'':157 ''quarter'':27 ''river'':53 ''rule'':77 ''says'':164 ''see'':47 ''seems'':54 ''seoto'':18,66 ''seven'':141 ''somebody'':59 ''speaks'':11 ''stopped'':130 ''sum'':104 ''summer'':115 ''switch'':36 ''that'':116 ''the'':17,30,38,52,62,65,76,96,103,114,118,128,137,151 ''then'':58 ''there'':61,155 ''this'':101 ''three'':8,86 ''to'':22,28,35,55,79,94,156 ''told'':34 ''torch'':40 ''town'':129 ''twelve'':91 ''unploughed'':149 ''was'':105,123 ''wet'':144 ''what'':121 ''whispers'':60 ''without'':98 ''works'':120 ''write'':95 ''year'':102,110 ''years'':13,75 ''enafter'' ''enall'' ''enand'' ''enanyth'' ''enashor'' ''enat'' ''enbank'' ''enbecaus'' ''enbefor'' ''encan'' ''enchild'' ''enconcret'' ''encorner'' ''encount'' ''encrawl'' ''endiscuss'' ''eneach'' ''eneight'' ''eneveri'' ''enexact'' ''enfarmer'' ''enfew'' ''enfield'' ''enfirefli'' ''enfollow'' ''enfor'' ''enfrom'' ''engreat'' ''engroup'' ''engrow'' ''enhas'' ''enhe'' ''enhelp'' ''enhis'' ''enin'' ''eninsect'' ''enis'' ''enit'' ''enjuli'' ''enjune'' ''enlarva'' ''enlast'' ''enleav'' ''enlight'' ''enlouder'' ''enminut'' ''enmow'' ''ennight'' ''ennine'' ''ennobodi'' ''ennot'' ''ennumber'' ''enof'' ''enoff'' ''enon'' ''enone'' ''enonli'' ''enplan'' ''enpost'' ''enpupat'' ''enquarter'' ''enriver'' ''enrule'' ''ensay'' ''ensee'' ''enseem'' ''enseoto'' ''enseven'' ''ensomebodi'' ''enspeak'' ''enstop'' ''ensum'' ''ensummer'' ''enswitch'' ''enthat'' ''enthe'' ''enthen'' ''enthere'' ''enthis'' ''enthree'' ''ento'' ''entold'' ''entorch'' ''entown'' ''entwelv'' ''enunplough'' ''enwas'' ''enwet'' ''enwhat'' ''enwhisper'' ''enwithout'' ''enwork'' ''enwrite'' ''enyear'''),
	(1726561800000000, '''a'':2,6 ''explanation'':4 ''long'':7 ''nitrate'':1 ''of'':5 ''problem'':8 ''short'':3 ''enexplan'' ''enlong'' ''ennitrat'' ''enof'' ''enproblem'' ''enshort''', '''2040'':293 ''4'':342,343 ''a'':2,6,26,40,46,72,136,222,236,256,261,272,303 ''about'':63 ''after'':225 ''algae'':166,168 ''all'':188 ''along'':241 ''although'':307 ''and'':15,28,76,104,129,173,212,287 ''anything'':83 ''are'':174,215 ''ask'':205 ''at'':48,156,183,196,251 ''autumn'':97 ''bacteria'':177 ''bank'':243 ''before'':210 ''by'':176,341 ''can'':264 ''carries'':145 ''chain'':80 ''changes'':275 ''comes'':20,87,130 ''compare'':345 ''court'':263 ''cover'':224 ''cure'':35 ''die'':172 ''does'':24,102,160 ''done'':82,310 ''drains'':122,255,284 ''eaten'':175 ''end'':253 ''everybody'':308 ''explanation'':4 ''farm'':273 ''feeds'':13,165 ''fell'':148 ''figure'':340 ''fish'':17,185 ''five'':239 ''flows'':269 ''food'':53,190 ''four'':197 ''from'':21,88 ''grateful'':216 ''gravel'':171 ''green'':75,223 ''ground'':128 ''grow'':70,95 ''growing'':233 ''half'':266 ''hard'':60 ''harvest'':227 ''has'':81,309 ''have'':187 ''helps'':220 ''high'':306 ''hours'':120 ''in'':25,78,96,109,132,161,191,198,234,270,282,288,292 ''instead'':337 ''into'':45,126 ''is'':31,38,51,55,58,107,202,231,245,297,316,320,327 ''it'':23,50,57,86,154,159,281,319 ''its'':276,283,289 ''l'':329 ''laboratories'':334 ''last'':295 ''later'':135 ''left'':108 ''light'':163 ''long'':7 ''makes'':68,71 ''measure'':209 ''metres'':240 ''mg'':328 ''molecule'':12,66 ''morning'':200 ''multiply'':338 ''neither'':246 ''next'':285 ''night'':49,184 ''nitrate'':1,19,37,106,164,331 ''nitrogen'':92,336 ''no3'':332 ''nobody'':77 ''nor'':248 ''not'':39,103,317 ''october'':235 ''of'':5,33,238,254,260,267,330 ''off'':118 ''on'':141,324 ''one'':299 ''orwen'':144 ''our'':325 ''out'':131 ''oxygen'':182 ''part'':32 ''patience'':30 ''people'':151 ''perhaps'':291 ''plant'':52 ''plants'':89 ''ploughed'':247 ''point'':296 ''poison'':41 ''pond'':257 ''pours'':44 ''practice'':277 ''problem'':8 ''rain'':101,146 ''reading'':304 ''remember'':301 ''remove'':265 ''report'':335 ''rest'':124 ''right'':312 ''river'':47,315 ''runs'':117 ''same'':11,65 ''sample'':140,153 ''school'':157 ''see'':280 ''shade'':169 ''short'':3 ''sinks'':125 ''size'':259 ''slow'':321 ''so'':59,228 ''soil'':111 ''some'':116,206,333 ''somebody'':43 ''something'':230 ''sowing'':221 ''spread'':249 ''spring'':137,286 ''springs'':133,290 ''stays'':305 ''still'':232 ''stop'':99 ''stream'':27,73 ''strip'':237 ''strips'':326 ''suffocate'':195 ''suffocates'':16 ''sunrise'':211 ''take'':90 ''talk'':62 ''tennis'':262 ''that'':42,54,67,138,147,186,229,244,274 ''the'':10,34,64,79,100,110,114,123,127,142,150,162,167,170,181,189,192,199,226,242,252,258,294,298,311,314,322 ''their'':339 ''them'':218 ''then'':194 ''they'':94,98 ''thing'':313 ''this'':201 ''through'':121 ''time'':271 ''to'':61,208,217,300,344 ''today'':278 ''travels'':112 ''turn'':74 ''ungrateful'':318 ''unit'':323 ''unusual'':84 ''up'':91,180 ''upper'':143 ''use'':179 ''volunteers'':207 ''water'':115 ''we'':139,204,214 ''were'':155 ''wetlands'':250 ''what'':22,158,219,268 ''whatever'':105 ''wheat'':14,69 ''when'':149,302 ''where'':18,85 ''which'':178 ''while'':93 ''who'':152 ''why'':29,56,203,213 ''will'':279 ''with'':113 ''within'':119 ''world'':193 ''years'':134 ''enabout'' ''enafter'' ''enalga'' ''enall'' ''enalong'' ''enalthough'' ''enand'' ''enanyth'' ''enare'' ''enask'' ''enat'' ''enautumn'' ''enbacteria'' ''enbank'' ''enbefor'' ''enby'' ''encan'' ''encarri'' ''enchain'' ''enchang'' ''encome'' ''encompar'' ''encourt'' ''encover'' ''encure'' ''endie'' ''endoe'' ''endone'' ''endrain'' ''eneaten'' ''enend'' ''eneverybodi'' ''enexplan'' ''enfarm'' ''enfeed'' ''enfell'' ''enfigur'' ''enfish'' ''enfive'' ''enflow'' ''enfood'' ''enfour'' ''enfrom'' ''engrate'' ''engravel'' ''engreen'' ''enground'' ''engrow'' ''enhalf'' ''enhard'' ''enharvest'' ''enhas'' ''enhave'' ''enhelp'' ''enhigh'' ''enhour'' ''enin'' ''eninstead'' ''eninto'' ''enis'' ''enit'' ''enlaboratori'' ''enlast'' ''enlater'' ''enleft'' ''enlight'' ''enlong'' ''enmake'' ''enmeasur'' ''enmetr'' ''enmg'' ''enmolecul'' ''enmorn'' ''enmultipli'' ''enneither'' ''ennext'' ''ennight'' ''ennitrat'' ''ennitrogen'' ''ennobodi'' ''ennor'' ''ennot'' ''enoctob'' ''enof'' ''enoff'' ''enon'' ''enone'' ''enorwen'' ''enour'' ''enout'' ''enoxygen'' ''enpart'' ''enpatienc'' ''enpeopl'' ''enperhap'' ''enplant'' ''enplough'' ''enpoint'' ''enpoison'' ''enpond'' ''enpour'' ''enpractic'' ''enproblem'' ''enrain'' ''enread'' ''enrememb'' ''enremov'' ''enreport'' ''enrest'' ''enright'' ''enriver'' ''enrun'' ''ensame'' ''ensampl'' ''enschool'' ''ensee'' ''enshade'' ''enshort'' ''ensink'' ''ensize'' ''enslow'' ''enso'' ''ensoil'' ''ensome'' ''ensomebodi'' ''ensometh'' ''ensow'' ''enspread'' ''enspring'' ''enstay'' ''enstill'' ''enstop'' ''enstream'' ''enstrip'' ''ensuffoc'' ''ensunris'' ''entake'' ''entalk'' ''entenni'' ''enthat'' ''enthe'' ''entheir'' ''enthem'' ''enthen'' ''enthey'' ''enthing'' ''enthis'' ''enthrough'' ''entime'' ''ento'' ''entoday'' ''entravel'' ''enturn'' ''enungrat'' ''enunit'' ''enunusu'' ''enup'' ''enupper'' ''enuse'' ''envolunt'' ''enwater'' ''enwe'' ''enwere'' ''enwetland'' ''enwhat'' ''enwhatev'' ''enwheat'' ''enwhen'' ''enwhere'' ''enwhi'' ''enwhich'' ''enwhile'' ''enwho'' ''enwill'' ''enwith'' ''enwithin'' ''enworld'' ''enyear'''),
	(1727161200000000, '''en'':4 ''expliques'':3 ''les'':1 ''mots'':6 ''nitrates'':2 ''quelques'':5 ''fren'' ''frexpliqu'' ''frle'' ''frmot'' ''frnitrat'' ''frquelqu''', '''a'':138,168 ''absorbent'':87 ''aide'':28,175 ''ait'':76 ''algues'':144 ''alors'':167 ''annees'':128 ''apres'':179 ''arretent'':97 ''attendre'':212 ''au'':200 ''automne'':94 ''avec'':109 ''azote'':89 ''bacteries'':149 ''berge'':194 ''ble'':13,68 ''bout'':201 ''c'':46 ''ce'':22,26,134,173 ''celles'':145 ''chose'':185 ''ci'':146 ''cinq'':191 ''comme'':207 ''consomment'':153 ''court'':209 ''couvert'':178 ''creuser'':199 ''croissance'':92 ''d'':18,59,79,81 ''dans'':43,105 ''de'':163,193,210 ''des'':50,127,148,159,202 ''deverserait'':40 ''difficile'':58 ''digerent'':151 ''drains'':120,203 ''du'':171 ''eau'':111 ''elle'':20,24,219 ''elles'':95 ''en'':4,60,93,115,188 ''encore'':187 ''enfonce'':124 ''epandage'':198 ''est'':33,47,56,216,220 ''et'':14,52,69,101,125,152 ''etouffe'':15 ''etouffent'':166 ''expliques'':3 ''extraordinaire'':80 ''fait'':25,65,78,137 ''file'':114 ''grande'':206 ''heures'':117,170 ''il'':55,83,136,141 ''ingrate'':218 ''l'':38,88,110,154 ''la'':8,41,48,62,98,139,157,180,213 ''labour'':196 ''laisser'':190 ''le'':12,30,67,71,102,106,121 ''lente'':221 ''les'':1,16,85,119,132,143,150 ''leur'':91 ''lumiere'':140 ''manger'':165 ''mare'':205 ''matin'':172 ''meme'':9,63 ''metres'':192 ''meurent'':147 ''moisson'':181 ''molecule'':10,64 ''mots'':6 ''n'':32,215 ''ni'':197 ''nitrate'':31,103 ''nitrates'':2 ''non'':100 ''nourrit'':11,142 ''nourriture'':49 ''nuit'':42,158 ''octobre'':189 ''on'':39 ''ont'':162 ''ou'':19,82 ''oxygene'':155 ''par'':118,131 ''parler'':61 ''part'':108 ''partie'':113 ''pas'':34,217 ''pendant'':90,156 ''personne'':75 ''plantes'':51,86 ''pluie'':99 ''plus'':129 ''poison'':36 ''poissons'':17,160 ''pour'':182 ''pourquoi'':54 ''pousse'':186 ''pousser'':66 ''qu'':23,135 ''quatre'':169 ''que'':37,74,183 ''quelque'':184 ''quelques'':5,116 ''qui'':27,161,174 ''quoi'':164 ''ressort'':126 ''reste'':104,122 ''rien'':77 ''riviere'':45,214 ''ruisseau'':72 ''s'':96,123 ''sans'':73,195 ''semer'':176 ''si'':57 ''sol'':107 ''sources'':133 ''tard'':130 ''tennis'':211 ''un'':35,177,208 ''une'':44,112,204 ''verdir'':70 ''vient'':21,84 ''voila'':53 ''frabsorbent'' ''fraid'' ''frait'' ''fralgu'' ''fralor'' ''franne'' ''frapre'' ''frarretent'' ''frattendr'' ''frau'' ''frautomn'' ''fravec'' ''frazot'' ''frbacter'' ''frberg'' ''frble'' ''frbout'' ''frce'' ''frcel'' ''frchos'' ''frci'' ''frcinq'' ''frcomm'' ''frconsomment'' ''frcourt'' ''frcouvert'' ''frcreus'' ''frcroissanc'' ''frdan'' ''frde'' ''frdevers'' ''frdifficil'' ''frdigerent'' ''frdrain'' ''frdu'' ''freau'' ''frelle'' ''fren'' ''frencor'' ''frenfonc'' ''frepandag'' ''frest'' ''fret'' ''fretouff'' ''fretouffent'' ''frexpliqu'' ''frextraordinair'' ''frfait'' ''frfil'' ''frgrand'' ''frheur'' ''fril'' ''fringrat'' ''frla'' ''frlabour'' ''frlaiss'' ''frle'' ''frlent'' ''frleur'' ''frlumier'' ''frmang'' ''frmar'' ''frmatin'' ''frmem'' ''frmetr'' ''frmeurent'' ''frmoisson'' ''frmolecul'' ''frmot'' ''frni'' ''frnitrat'' ''frnon'' ''frnourr'' ''frnourritur'' ''frnuit'' ''froctobr'' ''fron'' ''front'' ''frou'' ''froxygen'' ''frpar'' ''frparl'' ''frpart'' ''frpas'' ''frpend'' ''frperson'' ''frplant'' ''frplui'' ''frplus'' ''frpoison'' ''frpoisson'' ''frpour'' ''frpourquoi'' ''frpouss'' ''frqu'' ''frquatr'' ''frque'' ''frquelqu'' ''frqui'' ''frquoi'' ''frressort'' ''frrest'' ''frrien'' ''frrivier'' ''frruisseau'' ''frsan'' ''frsem'' ''frsi'' ''frsol'' ''frsourc'' ''frtard'' ''frten'' ''frun'' ''frune'' ''frverd'' ''frvient'' ''frvoil'''),
	(1727769600000000, '''النترات'':1 ''شرح'':2 ''طويلة'':5 ''قصير'':3 ''لمشكلة'':4 ''arشرح'' ''arطويل'' ''arقصير'' ''arلمشكل'' ''arنتر''', '''احد'':36 ''احدهم'':12 ''اخر'':117 ''اخضر'':31,102 ''اسماك'':93 ''الارض'':67 ''الاكسجين'':85 ''البكتيريا'':83 ''الجدول'':30 ''الحديث'':22 ''الحصاد'':104 ''الخريف'':49 ''الذي'':26,98 ''الرابعة'':91 ''الشمس'':75 ''الضفة'':109 ''الطحالب'':78,81 ''القمح'':28 ''الليل'':87 ''الماء'':60 ''المصرف'':118 ''المطر'':53 ''النبات'':19 ''النباتات'':43 ''النترات'':1,9,58,77 ''النهر'':14 ''النيتروجين'':44 ''الوقت'':124 ''الينابيع'':70 ''اليها'':123 ''امتار'':107 ''ان'':34 ''انه'':128 ''بركة'':114 ''بطيء'':129 ''بعد'':71,103 ''بعضه'':61 ''بقي'':56 ''بل'':16 ''بلا'':110 ''تختنق'':89 ''ترك'':105 ''تزيل'':119 ''تسميد'':113 ''تغذي'':76 ''تمتص'':42 ''تموت'':80 ''تنمو'':46 ''ثم'':47,79 ''جاحدا'':127 ''حرث'':111 ''خمسة'':106 ''زراعة'':100 ''ساعات'':63 ''سما'':10 ''سنين'':72 ''شرح'':2 ''شييا'':39 ''صغيرة'':115 ''ضوء'':74 ''طعام'':96 ''طويلة'':5 ''على'':108 ''عنها'':23 ''غذاء'':18 ''غطاء'':101 ''غير'':33,40 ''فالجزيء'':24 ''فالنهر'':125 ''فتتوقف'':50 ''فتحللها'':82 ''فجرا'':92 ''فعل'':38 ''في'':13,62,66,86,90,116 ''فيسافر'':54 ''قد'':37 ''قصير'':3 ''لا'':94 ''لمشكلة'':4 ''ليس'':126 ''ليست'':8 ''ليلا'':15 ''ما'':55,97,121 ''مالوف'':41 ''مع'':59 ''من'':32,57,69 ''نصف'':120 ''نفسه'':25 ''هي'':17 ''وبعضه'':64 ''وتستهلك'':84 ''وفي'':73 ''ولا'':51,112 ''ولهذا'':20 ''وهكذا'':88 ''وهي'':45 ''ويخرج'':68 ''ياتي'':48 ''يتوقف'':52 ''يجعل'':29 ''يسكبه'':11 ''يصعب'':21 ''يصل'':122 ''يغور'':65 ''يكون'':35 ''ينبت'':27 ''ينفع'':99 ''ينقصها'':95 ''arاحد'' ''arاخر'' ''arاخضر'' ''arارض'' ''arاستهل'' ''arاسم'' ''arاكسج'' ''arالذ'' ''arالضف'' ''arالنب'' ''arامتار'' ''arان'' ''arانه'' ''arبرك'' ''arبعد'' ''arبعض'' ''arبق'' ''arبكتيريا'' ''arبل'' ''arبلا'' ''arتتوقف'' ''arتحلل'' ''arتختنق'' ''arترك'' ''arتزيل'' ''arتسميد'' ''arتغذ'' ''arتمتص'' ''arتمو'' ''arتنمو'' ''arثم'' ''arجاحد'' ''arجدول'' ''arحديث'' ''arحرث'' ''arحصاد'' ''arخريف'' ''arخمس'' ''arرابع'' ''arزراع'' ''arساعا'' ''arسما'' ''arسنين'' ''arشرح'' ''arشمس'' ''arشيي'' ''arصغير'' ''arضوء'' ''arطحالب'' ''arطعام'' ''arطويل'' ''arطيء'' ''arعلي'' ''arعنه'' ''arغذاء'' ''arغطاء'' ''arغير'' ''arفالجزيء'' ''arفالنهر'' ''arفجر'' ''arفعل'' ''arفي'' ''arقد'' ''arقصير'' ''arقمح'' ''arلا'' ''arلمشكل'' ''arلهذ'' ''arليس'' ''arليل'' ''arما'' ''arماء'' ''arمالوف'' ''arمصرف'' ''arمطر'' ''arمع'' ''arمن'' ''arنبات'' ''arنتر'' ''arنصف'' ''arنفس'' ''arنهر'' ''arنيتروج'' ''arهكذ'' ''arهي'' ''arوف'' ''arوقت'' ''arولا'' ''arوه'' ''arيات'' ''arيتوقف'' ''arيجعل'' ''arيخرج'' ''arيسافر'' ''arيسكب'' ''arيصعب'' ''arيصل'' ''arيغور'' ''arيكون'' ''arينابيع'' ''arينب'' ''arينفع'' ''arينقص'' ''arيها'''),
	(1795945469000000, '''first'':1 ''form'':3 ''public'':2 ''enfirst'' ''enform'' ''enpublic''', '''first'':1,10 ''for'':6 ''form'':3,12 ''kept'':5 ''later'':7 ''public'':2,11 ''releases'':8 ''enfirst'' ''enfor'' ''enform'' ''enkept'' ''enlater'' ''enpublic'' ''enreleas''');
INSERT INTO public.section VALUES
	('018ce84c-ddcb-72c5-bcf2-55e2ace1a954', 'main', 'en', 1704704400000000, 1704704400000000, 1, 'Clear Rivers Network', 'clear rivers network', NULL, NULL, NULL),
	('018ce85f-2a03-70b6-b2fc-9dcdac103525', 'france', 'fr', 1704705600000000, 1736849100000000, 2, 'Rivières Claires France', 'rivieres claires france', 'https://fr.clear-rivers.example', '/{slug}', NULL),
	('018ce871-7c44-7fc2-b828-ea472346cc13', 'newsroom', 'en', 1704706800000000, 1704706800000000, 1, 'Newsroom', 'newsroom', NULL, '/{language}/{year}/{month}/{slug}', NULL);
INSERT INTO public.slug VALUES
	('section', 'main', '018ce84c-ddcb-72c5-bcf2-55e2ace1a954', true),
	('section', 'france', '018ce85f-2a03-70b6-b2fc-9dcdac103525', true),
	('section', 'rivieres-claires', '018ce85f-2a03-70b6-b2fc-9dcdac103525', false),
	('section', 'newsroom', '018ce871-7c44-7fc2-b828-ea472346cc13', true),
	('section', 'press', '018ce871-7c44-7fc2-b828-ea472346cc13', false),
	('author', 'clear-rivers-network', '018ce883-cb6c-7771-bc49-83af7d56ab56', true),
	('author', 'tamsin-arkwell', '018ce888-5d86-7c28-9b2b-dda9703598ae', true),
	('author', 't-arkwell', '018ce888-5d86-7c28-9b2b-dda9703598ae', false),
	('author', 'joss-pendrake', '018ce88c-f10d-7cc9-8011-263db987f7c1', true),
	('author', 'odile-marchevaux', '018ced3c-4a55-78fc-83b2-be0ae2f79553', true),
	('author', 'layla-al-safwani', '018ced45-70ea-7e10-b06b-d11906f102fc', true),
	('author', 'chinami-segawa', '018ced4e-9aaa-7ff7-ad16-41c6fb8adf9e', true),
	('tag', 'water', '018cf299-94ab-7e81-968f-07eff9da0bf3', true),
	('tag', 'wildlife', '018cf29b-07f3-7402-84d7-58f31293924c', true),
	('tag', 'people', '018cf29c-7acd-7410-a93a-8e4ed429fc52', true),
	('tag', 'community', '018cf29c-7acd-7410-a93a-8e4ed429fc52', false),
	('tag', 'guides', '018cf29d-ec6f-7733-af7e-bbd08c7d7431', true),
	('tag', 'network-news', '018cf29f-602a-73a5-9098-33a1ca96fd78', true),
	('tag', 'water-quality', '018cf2a0-d453-7ac5-9139-d9fd43bb3898', true),
	('tag', 'flow-and-floods', '018cf2a2-4684-7ce1-88f3-0e439354d0e3', true),
	('tag', 'floods', '018cf2a2-4684-7ce1-88f3-0e439354d0e3', false),
	('tag', 'fish', '018cf2a3-ba2c-755d-9347-75f707c1837b', true),
	('tag', 'birds', '018cf2a5-2b6d-726e-81bc-c5e7ec433ae0', true),
	('tag', 'insects', '018cf2a6-a238-748b-b1e0-59778458320c', true),
	('tag', 'volunteering', '018cf2a8-134e-7c86-9ea8-72a866de2e96', true),
	('tag', 'get-involved', '018cf2a8-134e-7c86-9ea8-72a866de2e96', false),
	('tag', 'helping-out', '018cf2a8-134e-7c86-9ea8-72a866de2e96', false),
	('tag', 'schools', '018cf2a9-8624-7bcc-a0fc-46cb9bbc0685', true),
	('tag', 'money-and-accounts', '018cf2aa-fa3f-76d7-9442-b70935aa850a', true),
	('tag', 'funding', '018cf2aa-fa3f-76d7-9442-b70935aa850a', false),
	('tag', 'nitrates', '018cf7d2-ca2d-7312-b668-f3a7cbc12674', true),
	('tag', 'plastics-and-litter', '018cf7d4-3a88-71fa-b53a-7e983313f3f0', true),
	('tag', 'litter', '018cf7d4-3a88-71fa-b53a-7e983313f3f0', false),
	('tag', 'migratory-fish', '018cf7d5-b048-77dc-996b-8bffa43641f3', true),
	('tag', 'volunteers', '018cf2a8-134e-7c86-9ea8-72a866de2e96', false),
	('campaign', 'barrier-free-brooks', '019482f0-b47e-75e8-ab33-86bab5940ed5', true),
	('campaign', 'weirs-out', '019482f0-b47e-75e8-ab33-86bab5940ed5', false),
	('campaign', 'ten-thousand-eyes', '019eca82-573b-76c5-9590-406914cbfd4f', true),
	('campaign', 'night-of-the-eels', '01a1c58b-4201-7a51-8078-6c7848a5ae3a', true),
	('post', 'what-is-a-clear-river', '018d9943-2eb2-72aa-a601-9d80e537eaea', true),
	('post', 'what-a-clear-river-is', '018d9943-2eb2-72aa-a601-9d80e537eaea', false),
	('post', 'qu-est-ce-qu-une-riviere-claire', '018da69b-82e4-76e5-9f3b-f5716385d768', true),
	('post', 'ما-هو-النهر-الصافي', '018dabf2-4def-7761-9ee7-a99b083b5317', true),
	('post', '清流とは何か', '018dbe4a-dcef-7eeb-a480-285769ff0a7b', true),
	('post', 'counting-mayflies', '018e0c23-0e1c-7fb0-8631-7ec4deddc4dc', true),
	('post', 'how-to-take-a-water-sample', '018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1', true),
	('post', 'sampling-guide', '018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1', false),
	('post', 'take-a-water-sample', '018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1', false),
	('post', 'prelever-un-echantillon-d-eau', '018ee312-525a-75d2-8aa0-c8d07e9a92dd', true),
	('post', 'guide-de-prelevement', '018ee312-525a-75d2-8aa0-c8d07e9a92dd', false),
	('post', '十分でできる採水の手引き', '018f06db-51a7-7248-af12-cff3ffa3bda6', true),
	('post', '採水の手引き', '018f06db-51a7-7248-af12-cff3ffa3bda6', false),
	('post', 'كيف-تأخذ-عينة-ماء', '018f2a5e-0f4f-7ce4-94b8-8028aefdce41', true),
	('post', 'دليل-أخذ-العينات', '018f2a5e-0f4f-7ce4-94b8-8028aefdce41', false),
	('post', 'tyres-tins-and-one-piano', '018fdcd5-e383-7433-99cf-a3aed8b9a79e', true),
	('post', 'des-pneus-des-boites-et-un-piano', '018fe2f3-5ea2-75a8-a007-a8e5f30609b3', true),
	('post', '蛍を数える夜', '01902a3a-8912-7536-85b2-dab99545c468', true),
	('post', 'ほたるを数える夜', '01902a3a-8912-7536-85b2-dab99545c468', false),
	('post', 'a-night-of-counting-fireflies', '01904be6-b430-716d-b5d5-e829238c7822', true),
	('post', 'nitrate-a-short-explanation', '0191fdc5-5090-7465-abfc-30f43d4a2dcf', true),
	('post', 'les-nitrates-expliques-en-quelques-mots', '01922117-d43a-76f6-a0da-4e6c8dd6016d', true),
	('post', 'النترات-شرح-قصير', '019244fb-7c13-7137-8230-9da4343e2436', true),
	('post', 'first-public-form', '01a226b1-1621-703a-8648-117d8eb94f6e', false),
	('post', 'second-public-form', '01a226b1-1621-703a-8648-117d8eb94f6e', true),
	('post', 'only-a-draft', '01a226b1-1661-749a-94f3-c15568d32ebb', true),
	('post', 'to-be-published', '01a226b1-1667-7677-a412-aa290b5def41', true),
	('post', 'withdrawn', '01a226b1-1673-75ce-9628-ae37224d76b6', true),
	('post', 'withdrawn-by-law', '01a226b1-1679-75c3-8396-158eda0e8ac4', true),
	('post', 'deleted', '01a226b1-167f-76e4-8eac-1c8caaa18d1a', true),
	('tag', 'joining', '01a226b1-16c9-73d0-934d-f6e61cf4a7a9', true),
	('tag', 'joined', '01a226b1-16c9-73d0-934d-f6e61cf4a7a9', false);
INSERT INTO public.tag VALUES
	('018cf299-94ab-7e81-968f-07eff9da0bf3', 'water', 'en', 1704877200000000, 1704877200000000, 1, 'Water', '{"ar": "\u0627\u0644\u0645\u0627\u0621", "fr": "L\u2019eau", "ja": "\u6c34"}', 'Everything about the water itself: what is in it, how much there is, where it goes.', '{"ar": "\u0643\u0644 \u0645\u0627 \u064a\u062e\u0635 \u0627\u0644\u0645\u0627\u0621 \u0646\u0641\u0633\u0647: \u0645\u0627 \u0641\u064a\u0647\u060c \u0648\u0643\u0645 \u0647\u0648\u060c \u0648\u0625\u0644\u0649 \u0623\u064a\u0646 \u064a\u062c\u0631\u064a.", "fr": "Tout ce qui touche \u00e0 l\u2019eau elle-m\u00eame\u202f: ce qu\u2019elle contient, sa quantit\u00e9, son chemin.", "ja": "\u6c34\u305d\u306e\u3082\u306e\u306b\u3064\u3044\u3066\u3002\u4f55\u304c\u542b\u307e\u308c\u3001\u3069\u308c\u3060\u3051\u3042\u308a\u3001\u3069\u3053\u3078\u6d41\u308c\u308b\u304b\u3002"}', 'water', NULL, NULL),
	('018cf29b-07f3-7402-84d7-58f31293924c', 'wildlife', 'en', 1704877295000000, 1704877295000000, 1, 'Wildlife', '{"ar": "\u0627\u0644\u062d\u064a\u0627\u0629 \u0627\u0644\u0628\u0631\u064a\u0629", "fr": "Faune et flore", "ja": "\u751f\u304d\u3082\u306e"}', 'Animals and plants that live in, on and beside rivers.', '{"ar": "\u0627\u0644\u062d\u064a\u0648\u0627\u0646\u0627\u062a \u0648\u0627\u0644\u0646\u0628\u0627\u062a\u0627\u062a \u0627\u0644\u062a\u064a \u062a\u0639\u064a\u0634 \u0641\u064a \u0627\u0644\u0623\u0646\u0647\u0627\u0631 \u0648\u0639\u0644\u064a\u0647\u0627 \u0648\u0639\u0644\u0649 \u0636\u0641\u0627\u0641\u0647\u0627.", "fr": "Les animaux et les plantes qui vivent dans les rivi\u00e8res et sur leurs berges.", "ja": "\u5ddd\u306e\u4e2d\u3084\u6c34\u9762\u3001\u5cb8\u8fba\u306b\u66ae\u3089\u3059\u52d5\u7269\u3068\u690d\u7269\u3002"}', 'wildlife', NULL, NULL),
	('018cf29c-7acd-7410-a93a-8e4ed429fc52', 'people', 'en', 1704877390000000, 1728292500000000, 2, 'People', '{"ar": "\u0627\u0644\u0646\u0627\u0633", "fr": "Les gens", "ja": "\u4eba\u3073\u3068"}', 'Those who do the work, and how they organise it.', '{"ar": "\u0645\u0646 \u064a\u0642\u0648\u0645\u0648\u0646 \u0628\u0627\u0644\u0639\u0645\u0644\u060c \u0648\u0643\u064a\u0641 \u064a\u0646\u0638\u0651\u0645\u0648\u0646\u0647.", "fr": "Celles et ceux qui agissent, et leur fa\u00e7on de s\u2019organiser.", "ja": "\u6d3b\u52d5\u3059\u308b\u4eba\u3073\u3068\u3068\u3001\u305d\u306e\u3057\u304f\u307f\u3002"}', 'people', NULL, NULL),
	('018cf29d-ec6f-7733-af7e-bbd08c7d7431', 'guides', 'en', 1704877485000000, 1704877485000000, 1, 'Guides', '{"ar": "\u0623\u062f\u0644\u0629 \u0639\u0645\u0644\u064a\u0629", "fr": "Guides pratiques", "ja": "\u624b\u5f15\u304d"}', 'Step-by-step instructions that anyone can follow.', '{"ar": "\u062a\u0639\u0644\u064a\u0645\u0627\u062a \u062e\u0637\u0648\u0629 \u0628\u062e\u0637\u0648\u0629 \u064a\u0633\u062a\u0637\u064a\u0639 \u0627\u0644\u062c\u0645\u064a\u0639 \u0627\u062a\u0628\u0627\u0639\u0647\u0627.", "fr": "Des modes d\u2019emploi pas \u00e0 pas, accessibles \u00e0 tous.", "ja": "\u3060\u308c\u3067\u3082\u53d6\u308a\u7d44\u3081\u308b\u3001\u9806\u3092\u8ffd\u3063\u305f\u624b\u5f15\u304d\u3002"}', 'guides', NULL, NULL),
	('018cf29f-602a-73a5-9098-33a1ca96fd78', 'network-news', 'en', 1704877580000000, 1704877580000000, 1, 'Network news', '{"ar": "\u0623\u062e\u0628\u0627\u0631 \u0627\u0644\u0634\u0628\u0643\u0629", "fr": "Vie du r\u00e9seau", "ja": "\u30cd\u30c3\u30c8\u30ef\u30fc\u30af\u306e\u52d5\u304d"}', 'Announcements, accounts and dates.', '{"ar": "\u0625\u0639\u0644\u0627\u0646\u0627\u062a \u0648\u062d\u0633\u0627\u0628\u0627\u062a \u0648\u0645\u0648\u0627\u0639\u064a\u062f.", "fr": "Annonces, comptes et dates.", "ja": "\u304a\u77e5\u3089\u305b\u3001\u4f1a\u8a08\u3001\u65e5\u7a0b\u3002"}', 'network news', NULL, NULL),
	('018cf2a0-d453-7ac5-9139-d9fd43bb3898', 'water-quality', 'en', 1704877675000000, 1704877675000000, 1, 'Water quality', '{"ar": "\u062c\u0648\u062f\u0629 \u0627\u0644\u0645\u064a\u0627\u0647", "fr": "Qualit\u00e9 de l\u2019eau", "ja": "\u6c34\u8cea"}', 'Measurements, and what they mean.', '{"ar": "\u0627\u0644\u0642\u064a\u0627\u0633\u0627\u062a \u0648\u0645\u0627 \u062a\u0639\u0646\u064a\u0647.", "fr": "Les mesures et ce qu\u2019elles veulent dire.", "ja": "\u6e2c\u5b9a\u5024\u3068\u3001\u305d\u306e\u8aad\u307f\u65b9\u3002"}', 'water quality', '018cf299-94ab-7e81-968f-07eff9da0bf3', NULL),
	('018cf2a2-4684-7ce1-88f3-0e439354d0e3', 'flow-and-floods', 'en', 1704877770000000, 1754034000000000, 2, 'Flow and floods', '{"ar": "\u0627\u0644\u062c\u0631\u064a\u0627\u0646 \u0648\u0627\u0644\u0641\u064a\u0636\u0627\u0646\u0627\u062a", "fr": "D\u00e9bits et crues", "ja": "\u6d41\u91cf\u3068\u6d2a\u6c34"}', 'Too much water, too little, and rivers that come and go.', '{"ar": "\u0645\u0627\u0621 \u0643\u062b\u064a\u0631\u060c \u0648\u0645\u0627\u0621 \u0642\u0644\u064a\u0644\u060c \u0648\u0623\u0646\u0647\u0627\u0631 \u062a\u0623\u062a\u064a \u0648\u062a\u063a\u064a\u0628.", "fr": "Trop d\u2019eau, pas assez, et des rivi\u00e8res qui vont et viennent.", "ja": "\u591a\u3059\u304e\u308b\u6c34\u3001\u8db3\u308a\u306a\u3044\u6c34\u3001\u73fe\u308c\u3066\u306f\u6d88\u3048\u308b\u5ddd\u3002"}', 'flow and floods', '018cf299-94ab-7e81-968f-07eff9da0bf3', NULL),
	('018cf2a3-ba2c-755d-9347-75f707c1837b', 'fish', 'en', 1704877865000000, 1704877865000000, 1, 'Fish', '{"ar": "\u0627\u0644\u0623\u0633\u0645\u0627\u0643", "fr": "Poissons", "ja": "\u9b5a"}', 'From minnows to salmon.', '{"ar": "\u0645\u0646 \u0627\u0644\u0623\u0633\u0645\u0627\u0643 \u0627\u0644\u0635\u063a\u064a\u0631\u0629 \u0625\u0644\u0649 \u0627\u0644\u0633\u0644\u0645\u0648\u0646.", "fr": "Du vairon au saumon.", "ja": "\u5c0f\u3055\u306a\u30a2\u30d6\u30e9\u30cf\u30e4\u304b\u3089\u30b5\u30b1\u307e\u3067\u3002"}', 'fish', '018cf29b-07f3-7402-84d7-58f31293924c', NULL),
	('018cf2a5-2b6d-726e-81bc-c5e7ec433ae0', 'birds', 'en', 1704877960000000, 1704877960000000, 1, 'River birds', '{"ar": "\u0637\u064a\u0648\u0631 \u0627\u0644\u0623\u0646\u0647\u0627\u0631", "fr": "Oiseaux d\u2019eau", "ja": "\u6c34\u8fba\u306e\u9ce5"}', 'Dippers, kingfishers, herons and their neighbours.', '{"ar": "\u0637\u0627\u0626\u0631 \u0627\u0644\u063a\u0637\u0651\u0627\u0633 \u0648\u0627\u0644\u0631\u0641\u0631\u0627\u0641 \u0648\u0627\u0644\u0628\u0644\u0634\u0648\u0646 \u0648\u062c\u064a\u0631\u0627\u0646\u0647\u0627.", "fr": "Cincles, martins-p\u00eacheurs, h\u00e9rons et leurs voisins.", "ja": "\u30ab\u30ef\u30ac\u30e9\u30b9\u3001\u30ab\u30ef\u30bb\u30df\u3001\u30b5\u30ae\u3068\u305d\u306e\u4ef2\u9593\u305f\u3061\u3002"}', 'river birds', '018cf29b-07f3-7402-84d7-58f31293924c', NULL),
	('018cf2a6-a238-748b-b1e0-59778458320c', 'insects', 'en', 1704878055000000, 1704878055000000, 1, 'Water insects', '{"ar": "\u062d\u0634\u0631\u0627\u062a \u0627\u0644\u0645\u0627\u0621", "fr": "Insectes aquatiques", "ja": "\u6c34\u751f\u6606\u866b"}', 'Mayflies, caddisflies, fireflies: small animals that tell a great deal.', '{"ar": "\u0630\u0628\u0627\u0628 \u0645\u0627\u064a\u0648 \u0648\u0630\u0628\u0627\u0628 \u0627\u0644\u0623\u0642\u0645\u0635\u0629 \u0648\u0627\u0644\u064a\u0631\u0627\u0639\u0627\u062a: \u0643\u0627\u0626\u0646\u0627\u062a \u0635\u063a\u064a\u0631\u0629 \u062a\u0642\u0648\u0644 \u0627\u0644\u0643\u062b\u064a\u0631.", "fr": "\u00c9ph\u00e9m\u00e8res, phryganes, lucioles\u202f: de petits animaux qui en disent long.", "ja": "\u30ab\u30b2\u30ed\u30a6\u3001\u30c8\u30d3\u30b1\u30e9\u3001\u30db\u30bf\u30eb\u3002\u5c0f\u3055\u3044\u306a\u304c\u3089\u591a\u304f\u3092\u8a9e\u308b\u751f\u304d\u3082\u306e\u3002"}', 'water insects', '018cf29b-07f3-7402-84d7-58f31293924c', NULL),
	('018cf2a8-134e-7c86-9ea8-72a866de2e96', 'volunteering', 'en', 1704878150000000, 1787223600000000, 4, 'Volunteering', '{"ar": "\u0627\u0644\u062a\u0637\u0648\u0651\u0639", "fr": "B\u00e9n\u00e9volat", "ja": "\u30dc\u30e9\u30f3\u30c6\u30a3\u30a2"}', 'How to join in, and what others have done.', '{"ar": "\u0643\u064a\u0641 \u062a\u0634\u0627\u0631\u0643\u060c \u0648\u0645\u0627 \u0623\u0646\u062c\u0632\u0647 \u0627\u0644\u0622\u062e\u0631\u0648\u0646.", "fr": "Comment participer, et ce que d\u2019autres ont fait.", "ja": "\u53c2\u52a0\u306e\u65b9\u6cd5\u3068\u3001\u3053\u308c\u307e\u3067\u306e\u6d3b\u52d5\u3002"}', 'volunteering', '018cf29c-7acd-7410-a93a-8e4ed429fc52', NULL),
	('018cf2a9-8624-7bcc-a0fc-46cb9bbc0685', 'schools', 'en', 1704878245000000, 1704878245000000, 1, 'Schools', '{"ar": "\u0627\u0644\u0645\u062f\u0627\u0631\u0633", "fr": "\u00c9coles", "ja": "\u5b66\u6821"}', 'Lessons beside the water, for teachers and pupils.', '{"ar": "\u062f\u0631\u0648\u0633 \u0639\u0644\u0649 \u0636\u0641\u0629 \u0627\u0644\u0645\u0627\u0621 \u0644\u0644\u0645\u0639\u0644\u0651\u0645\u064a\u0646 \u0648\u0627\u0644\u062a\u0644\u0627\u0645\u064a\u0630.", "fr": "Des le\u00e7ons au bord de l\u2019eau, pour les classes et leurs enseignants.", "ja": "\u5148\u751f\u3068\u5b50\u3069\u3082\u305f\u3061\u306e\u305f\u3081\u306e\u3001\u6c34\u8fba\u306e\u6388\u696d\u3002"}', 'schools', '018cf29c-7acd-7410-a93a-8e4ed429fc52', NULL),
	('018cf2aa-fa3f-76d7-9442-b70935aa850a', 'money-and-accounts', 'en', 1704878340000000, 1770737400000000, 2, 'Money and accounts', '{"ar": "\u0627\u0644\u0645\u0627\u0644 \u0648\u0627\u0644\u062d\u0633\u0627\u0628\u0627\u062a", "fr": "Finances", "ja": "\u8cc7\u91d1\u3068\u4f1a\u8a08"}', 'What we receive and how we spend it.', '{"ar": "\u0645\u0627 \u0646\u062a\u0644\u0642\u0651\u0627\u0647 \u0648\u0643\u064a\u0641 \u0646\u0646\u0641\u0642\u0647.", "fr": "Ce que nous recevons et ce que nous en faisons.", "ja": "\u53d7\u3051\u53d6\u3063\u305f\u8cc7\u91d1\u3068\u3001\u305d\u306e\u4f7f\u3044\u307f\u3061\u3002"}', 'money and accounts', '018cf29f-602a-73a5-9098-33a1ca96fd78', NULL),
	('018cf7d2-ca2d-7312-b668-f3a7cbc12674', 'nitrates', 'en', 1704964835000000, 1704964835000000, 1, 'Nitrates', '{"ar": "\u0627\u0644\u0646\u062a\u0631\u0627\u062a", "fr": "Nitrates", "ja": "\u785d\u9178\u5869"}', 'A nutrient that a river can have too much of.', '{"ar": "\u0645\u063a\u0630\u064d\u0651 \u0642\u062f \u064a\u0632\u064a\u062f \u0641\u064a \u0627\u0644\u0646\u0647\u0631 \u0639\u0646 \u062d\u062f\u0651\u0647.", "fr": "Un nutriment dont une rivi\u00e8re peut avoir trop.", "ja": "\u5ddd\u306b\u3068\u3063\u3066\u3001\u591a\u3059\u304e\u308b\u3068\u56f0\u308b\u6804\u990a\u5206\u3002"}', 'nitrates', '018cf2a0-d453-7ac5-9139-d9fd43bb3898', NULL),
	('018cf7d4-3a88-71fa-b53a-7e983313f3f0', 'plastics-and-litter', 'en', 1704964930000000, 1717228800000000, 2, 'Plastics and litter', '{"ar": "\u0627\u0644\u0628\u0644\u0627\u0633\u062a\u064a\u0643 \u0648\u0627\u0644\u0646\u0641\u0627\u064a\u0627\u062a", "fr": "Plastiques et d\u00e9chets", "ja": "\u30d7\u30e9\u30b9\u30c1\u30c3\u30af\u3068\u3054\u307f"}', 'What people lose and throw away, and how it is collected again.', '{"ar": "\u0645\u0627 \u064a\u0641\u0642\u062f\u0647 \u0627\u0644\u0646\u0627\u0633 \u0648\u064a\u0631\u0645\u0648\u0646\u0647\u060c \u0648\u0643\u064a\u0641 \u064a\u064f\u062c\u0645\u0639 \u0645\u0646 \u062c\u062f\u064a\u062f.", "fr": "Ce que l\u2019on perd, ce que l\u2019on jette, et comment on le ramasse.", "ja": "\u843d\u3068\u3055\u308c\u3001\u6368\u3066\u3089\u308c\u305f\u3082\u306e\u3068\u3001\u305d\u306e\u56de\u53ce\u3002"}', 'plastics and litter', '018cf2a0-d453-7ac5-9139-d9fd43bb3898', NULL),
	('018cf7d5-b048-77dc-996b-8bffa43641f3', 'migratory-fish', 'en', 1704965025000000, 1704965025000000, 1, 'Migratory fish', '{"ar": "\u0627\u0644\u0623\u0633\u0645\u0627\u0643 \u0627\u0644\u0645\u0647\u0627\u062c\u0631\u0629", "fr": "Poissons migrateurs", "ja": "\u56de\u904a\u9b5a"}', 'Eels, salmon, sea trout: fish that need the whole river, and the sea.', '{"ar": "\u0627\u0644\u0623\u0646\u0642\u0644\u064a\u0633 \u0648\u0627\u0644\u0633\u0644\u0645\u0648\u0646 \u0648\u0633\u0644\u0645\u0648\u0646 \u0627\u0644\u0628\u062d\u0631: \u0623\u0633\u0645\u0627\u0643 \u062a\u062d\u062a\u0627\u062c \u0625\u0644\u0649 \u0627\u0644\u0646\u0647\u0631 \u0643\u0644\u0651\u0647\u060c \u0648\u0625\u0644\u0649 \u0627\u0644\u0628\u062d\u0631.", "fr": "Anguilles, saumons, truites de mer\u202f: des poissons \u00e0 qui il faut toute la rivi\u00e8re, et la mer.", "ja": "\u30a6\u30ca\u30ae\u3001\u30b5\u30b1\u3001\u30de\u30b9\u3002\u5ddd\u306e\u3059\u3079\u3066\u3068\u6d77\u3092\u5fc5\u8981\u3068\u3059\u308b\u9b5a\u305f\u3061\u3002"}', 'migratory fish', '018cf2a3-ba2c-755d-9347-75f707c1837b', NULL),
	('0194f561-9345-7bda-84e2-c3b7e0120388', 'volunteers', 'en', 1739283600000000, 1787223600000000, 2, 'Volunteers', '{"ar": "\u0627\u0644\u0645\u062a\u0637\u0648\u0651\u0639\u0648\u0646", "fr": "B\u00e9n\u00e9voles", "ja": "\u30dc\u30e9\u30f3\u30c6\u30a3\u30a2\u306e\u7686\u3055\u3093"}', NULL, '{}', 'volunteers', NULL, '018cf2a8-134e-7c86-9ea8-72a866de2e96'),
	('01a226b1-16c2-75f5-8fe8-06d8d2f10a4d', 'joined', 'en', 1795945469633898, 1795945469686278, 2, 'Joined', '{}', NULL, '{}', 'joined', NULL, '01a226b1-16c9-73d0-934d-f6e61cf4a7a9'),
	('01a226b1-16c9-73d0-934d-f6e61cf4a7a9', 'joining', 'en', 1795945469641085, 1795945469686278, 2, 'Joining', '{}', NULL, '{}', 'joining', NULL, NULL);
INSERT INTO public.title_word VALUES
	('a', '018d9943-2eb2-72aa-a601-9d80e537eaea'),
	('a', '018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1'),
	('a', '01904be6-b430-716d-b5d5-e829238c7822'),
	('a', '0191fdc5-5090-7465-abfc-30f43d4a2dcf'),
	('and', '018fdcd5-e383-7433-99cf-a3aed8b9a79e'),
	('boites', '018fe2f3-5ea2-75a8-a007-a8e5f30609b3'),
	('ce', '018da69b-82e4-76e5-9f3b-f5716385d768'),
	('chiffres', '018fe2f3-5ea2-75a8-a007-a8e5f30609b3'),
	('claire', '018da69b-82e4-76e5-9f3b-f5716385d768'),
	('clean', '018fdcd5-e383-7433-99cf-a3aed8b9a79e'),
	('clear', '018d9943-2eb2-72aa-a601-9d80e537eaea'),
	('cold', '018e0c23-0e1c-7fb0-8631-7ec4deddc4dc'),
	('counting', '018e0c23-0e1c-7fb0-8631-7ec4deddc4dc'),
	('counting', '01904be6-b430-716d-b5d5-e829238c7822'),
	('d', '018ee312-525a-75d2-8aa0-c8d07e9a92dd'),
	('de', '018fe2f3-5ea2-75a8-a007-a8e5f30609b3'),
	('des', '018fe2f3-5ea2-75a8-a007-a8e5f30609b3'),
	('dix', '018ee312-525a-75d2-8aa0-c8d07e9a92dd'),
	('eau', '018ee312-525a-75d2-8aa0-c8d07e9a92dd'),
	('echantillon', '018ee312-525a-75d2-8aa0-c8d07e9a92dd'),
	('en', '018ee312-525a-75d2-8aa0-c8d07e9a92dd'),
	('en', '018fe2f3-5ea2-75a8-a007-a8e5f30609b3'),
	('en', '01922117-d43a-76f6-a0da-4e6c8dd6016d'),
	('est', '018da69b-82e4-76e5-9f3b-f5716385d768'),
	('et', '018fe2f3-5ea2-75a8-a007-a8e5f30609b3'),
	('explanation', '0191fdc5-5090-7465-abfc-30f43d4a2dcf'),
	('expliques', '01922117-d43a-76f6-a0da-4e6c8dd6016d'),
	('figures', '018fdcd5-e383-7433-99cf-a3aed8b9a79e'),
	('fireflies', '01904be6-b430-716d-b5d5-e829238c7822'),
	('hands', '018e0c23-0e1c-7fb0-8631-7ec4deddc4dc'),
	('how', '018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1'),
	('in', '018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1'),
	('in', '018fdcd5-e383-7433-99cf-a3aed8b9a79e'),
	('is', '018d9943-2eb2-72aa-a601-9d80e537eaea'),
	('le', '018fe2f3-5ea2-75a8-a007-a8e5f30609b3'),
	('les', '01922117-d43a-76f6-a0da-4e6c8dd6016d'),
	('long', '0191fdc5-5090-7465-abfc-30f43d4a2dcf'),
	('mayflies', '018e0c23-0e1c-7fb0-8631-7ec4deddc4dc'),
	('minutes', '018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1'),
	('minutes', '018ee312-525a-75d2-8aa0-c8d07e9a92dd'),
	('mots', '01922117-d43a-76f6-a0da-4e6c8dd6016d'),
	('nettoyage', '018fe2f3-5ea2-75a8-a007-a8e5f30609b3'),
	('night', '01904be6-b430-716d-b5d5-e829238c7822'),
	('nitrate', '0191fdc5-5090-7465-abfc-30f43d4a2dcf'),
	('nitrates', '01922117-d43a-76f6-a0da-4e6c8dd6016d'),
	('of', '01904be6-b430-716d-b5d5-e829238c7822'),
	('of', '0191fdc5-5090-7465-abfc-30f43d4a2dcf'),
	('one', '018fdcd5-e383-7433-99cf-a3aed8b9a79e'),
	('piano', '018fdcd5-e383-7433-99cf-a3aed8b9a79e'),
	('piano', '018fe2f3-5ea2-75a8-a007-a8e5f30609b3'),
	('pneus', '018fe2f3-5ea2-75a8-a007-a8e5f30609b3'),
	('prelever', '018ee312-525a-75d2-8aa0-c8d07e9a92dd'),
	('printemps', '018fe2f3-5ea2-75a8-a007-a8e5f30609b3'),
	('problem', '0191fdc5-5090-7465-abfc-30f43d4a2dcf'),
	('qu', '018da69b-82e4-76e5-9f3b-f5716385d768'),
	('quelques', '01922117-d43a-76f6-a0da-4e6c8dd6016d'),
	('river', '018d9943-2eb2-72aa-a601-9d80e537eaea'),
	('riviere', '018da69b-82e4-76e5-9f3b-f5716385d768'),
	('sample', '018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1'),
	('short', '0191fdc5-5090-7465-abfc-30f43d4a2dcf'),
	('spring', '018fdcd5-e383-7433-99cf-a3aed8b9a79e'),
	('take', '018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1'),
	('ten', '018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1'),
	('the', '018fdcd5-e383-7433-99cf-a3aed8b9a79e'),
	('tins', '018fdcd5-e383-7433-99cf-a3aed8b9a79e'),
	('to', '018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1'),
	('tyres', '018fdcd5-e383-7433-99cf-a3aed8b9a79e'),
	('un', '018ee312-525a-75d2-8aa0-c8d07e9a92dd'),
	('un', '018fe2f3-5ea2-75a8-a007-a8e5f30609b3'),
	('une', '018da69b-82e4-76e5-9f3b-f5716385d768'),
	('water', '018ec0ed-aeb2-7def-8dc0-c97f7dc2f7f1'),
	('what', '018d9943-2eb2-72aa-a601-9d80e537eaea'),
	('with', '018e0c23-0e1c-7fb0-8631-7ec4deddc4dc'),
	('الصافي', '018dabf2-4def-7761-9ee7-a99b083b5317'),
	('النترات', '019244fb-7c13-7137-8230-9da4343e2436'),
	('النهر', '018dabf2-4def-7761-9ee7-a99b083b5317'),
	('تاخذ', '018f2a5e-0f4f-7ce4-94b8-8028aefdce41'),
	('دقايق', '018f2a5e-0f4f-7ce4-94b8-8028aefdce41'),
	('شرح', '019244fb-7c13-7137-8230-9da4343e2436'),
	('طويلة', '019244fb-7c13-7137-8230-9da4343e2436'),
	('عشر', '018f2a5e-0f4f-7ce4-94b8-8028aefdce41'),
	('عينة', '018f2a5e-0f4f-7ce4-94b8-8028aefdce41'),
	('في', '018f2a5e-0f4f-7ce4-94b8-8028aefdce41'),
	('قصير', '019244fb-7c13-7137-8230-9da4343e2436'),
	('كيف', '018f2a5e-0f4f-7ce4-94b8-8028aefdce41'),
	('لمشكلة', '019244fb-7c13-7137-8230-9da4343e2436'),
	('ما', '018dabf2-4def-7761-9ee7-a99b083b5317'),
	('ماء', '018f2a5e-0f4f-7ce4-94b8-8028aefdce41'),
	('هو', '018dabf2-4def-7761-9ee7-a99b083b5317'),
	('える', '01902a3a-8912-7536-85b2-dab99545c468'),
	('か', '018dbe4a-dcef-7eeb-a480-285769ff0a7b'),
	('き', '018f06db-51a7-7248-af12-cff3ffa3bda6'),
	('きる', '018f06db-51a7-7248-af12-cff3ffa3bda6'),
	('でき', '018f06db-51a7-7248-af12-cff3ffa3bda6'),
	('でで', '018f06db-51a7-7248-af12-cff3ffa3bda6'),
	('とは', '018dbe4a-dcef-7eeb-a480-285769ff0a7b'),
	('の手', '018f06db-51a7-7248-af12-cff3ffa3bda6'),
	('は何', '018dbe4a-dcef-7eeb-a480-285769ff0a7b'),
	('る夜', '01902a3a-8912-7536-85b2-dab99545c468'),
	('る採', '018f06db-51a7-7248-af12-cff3ffa3bda6');
INSERT INTO public.title_word VALUES
	('を数', '01902a3a-8912-7536-85b2-dab99545c468'),
	('何か', '018dbe4a-dcef-7eeb-a480-285769ff0a7b'),
	('分で', '018f06db-51a7-7248-af12-cff3ffa3bda6'),
	('十分', '018f06db-51a7-7248-af12-cff3ffa3bda6'),
	('夜', '01902a3a-8912-7536-85b2-dab99545c468'),
	('引き', '018f06db-51a7-7248-af12-cff3ffa3bda6'),
	('手引', '018f06db-51a7-7248-af12-cff3ffa3bda6'),
	('採水', '018f06db-51a7-7248-af12-cff3ffa3bda6'),
	('数え', '01902a3a-8912-7536-85b2-dab99545c468'),
	('水の', '018f06db-51a7-7248-af12-cff3ffa3bda6'),
	('流', '018dbe4a-dcef-7eeb-a480-285769ff0a7b'),
	('清流', '018dbe4a-dcef-7eeb-a480-285769ff0a7b'),
	('蛍を', '01902a3a-8912-7536-85b2-dab99545c468'),
	('first', '01a226b1-1621-703a-8648-117d8eb94f6e'),
	('form', '01a226b1-1621-703a-8648-117d8eb94f6e'),
	('public', '01a226b1-1621-703a-8648-117d8eb94f6e'),
	('a', '01a226b1-1661-749a-94f3-c15568d32ebb'),
	('draft', '01a226b1-1661-749a-94f3-c15568d32ebb'),
	('be', '01a226b1-1667-7677-a412-aa290b5def41'),
	('published', '01a226b1-1667-7677-a412-aa290b5def41'),
	('to', '01a226b1-1667-7677-a412-aa290b5def41'),
	('withdrawn', '01a226b1-1673-75ce-9628-ae37224d76b6'),
	('by', '01a226b1-1679-75c3-8396-158eda0e8ac4'),
	('law', '01a226b1-1679-75c3-8396-158eda0e8ac4'),
	('withdrawn', '01a226b1-1679-75c3-8396-158eda0e8ac4');
SELECT pg_catalog.setval('public.facet_id_seq', 47, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.address
    ADD CONSTRAINT pk_address PRIMARY KEY (host, path);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT pk_api_key PRIMARY KEY (id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT pk_audit PRIMARY KEY (id);
ALTER TABLE ONLY public.author
    ADD CONSTRAINT pk_author PRIMARY KEY (id);
ALTER TABLE ONLY public.autosave
    ADD CONSTRAINT pk_autosave PRIMARY KEY (post_id, key_id, actor);
ALTER TABLE ONLY public.built_with
    ADD CONSTRAINT pk_built_with PRIMARY KEY (name);
ALTER TABLE ONLY public.campaign
    ADD CONSTRAINT pk_campaign PRIMARY KEY (id);
ALTER TABLE ONLY public.card
    ADD CONSTRAINT pk_card PRIMARY KEY ("position");
ALTER TABLE ONLY public.change
    ADD CONSTRAINT pk_change PRIMARY KEY (entity_id);
ALTER TABLE ONLY public.consumer
    ADD CONSTRAINT pk_consumer PRIMARY KEY (name);
ALTER TABLE ONLY public.counter
    ADD CONSTRAINT pk_counter PRIMARY KEY (id);
ALTER TABLE ONLY public.departure
    ADD CONSTRAINT pk_departure PRIMARY KEY (facet_id, entity_id);
ALTER TABLE ONLY public.facet
    ADD CONSTRAINT pk_facet PRIMARY KEY (id);
ALTER TABLE ONLY public.figure
    ADD CONSTRAINT pk_figure PRIMARY KEY (campaign_id, measure, at);
ALTER TABLE ONLY public.fragment
    ADD CONSTRAINT pk_fragment PRIMARY KEY (facet_id, language);
ALTER TABLE ONLY public.image
    ADD CONSTRAINT pk_image PRIMARY KEY (id);
ALTER TABLE ONLY public.job
    ADD CONSTRAINT pk_job PRIMARY KEY (id);
ALTER TABLE ONLY public.listing
    ADD CONSTRAINT pk_listing PRIMARY KEY (facet_id, "position");
ALTER TABLE ONLY public.mark
    ADD CONSTRAINT pk_mark PRIMARY KEY (day);
ALTER TABLE ONLY public.measure
    ADD CONSTRAINT pk_measure PRIMARY KEY (campaign_id, measure);
ALTER TABLE ONLY public.name_word
    ADD CONSTRAINT pk_name_word PRIMARY KEY (kind, word, entity_id);
ALTER TABLE ONLY public.pending
    ADD CONSTRAINT pk_pending PRIMARY KEY (post_id);
ALTER TABLE ONLY public.post
    ADD CONSTRAINT pk_post PRIMARY KEY (id);
ALTER TABLE ONLY public.post_author
    ADD CONSTRAINT pk_post_author PRIMARY KEY (post_id, author_id);
ALTER TABLE ONLY public.post_campaign
    ADD CONSTRAINT pk_post_campaign PRIMARY KEY (post_id, campaign_id);
ALTER TABLE ONLY public.post_tag
    ADD CONSTRAINT pk_post_tag PRIMARY KEY (post_id, tag_id);
ALTER TABLE ONLY public.preview_link
    ADD CONSTRAINT pk_preview_link PRIMARY KEY (id);
ALTER TABLE ONLY public.repeat
    ADD CONSTRAINT pk_repeat PRIMARY KEY (key_id, method, path, token);
ALTER TABLE ONLY public.revision
    ADD CONSTRAINT pk_revision PRIMARY KEY (post_id, number);
ALTER TABLE ONLY public.search
    ADD CONSTRAINT pk_search PRIMARY KEY ("position");
ALTER TABLE ONLY public.section
    ADD CONSTRAINT pk_section PRIMARY KEY (id);
ALTER TABLE ONLY public.slug
    ADD CONSTRAINT pk_slug PRIMARY KEY (kind, slug);
ALTER TABLE ONLY public.tag
    ADD CONSTRAINT pk_tag PRIMARY KEY (id);
ALTER TABLE ONLY public.title_word
    ADD CONSTRAINT pk_title_word PRIMARY KEY (word, post_id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT uq_api_key_hash UNIQUE (hash);
ALTER TABLE ONLY public.card
    ADD CONSTRAINT uq_card_post_id UNIQUE (post_id);
ALTER TABLE ONLY public.facet
    ADD CONSTRAINT uq_facet_kind_key UNIQUE (kind, key);
ALTER TABLE ONLY public.facet
    ADD CONSTRAINT uq_facet_kind_ref UNIQUE (kind, ref);
ALTER TABLE ONLY public.post
    ADD CONSTRAINT uq_post_group_id_language_section_id UNIQUE (group_id, language, section_id);
ALTER TABLE ONLY public.post
    ADD CONSTRAINT uq_post_origin_uri_section_id UNIQUE (origin_uri, section_id);
ALTER TABLE ONLY public.post
    ADD CONSTRAINT uq_post_position UNIQUE ("position");
ALTER TABLE ONLY public.preview_link
    ADD CONSTRAINT uq_preview_link_hash UNIQUE (hash);
CREATE INDEX ix_address_entity_id ON public.address USING btree (entity_id);
CREATE INDEX ix_address_path_since ON public.address USING btree (path, since);
CREATE INDEX ix_api_key_name ON public.api_key USING btree (name);
CREATE INDEX ix_audit_entity_id_id ON public.audit USING btree (entity_id, id);
CREATE INDEX ix_audit_key_id_id ON public.audit USING btree (key_id, id);
CREATE INDEX ix_author_image_id ON public.author USING btree (image_id);
CREATE INDEX ix_author_name_key_id ON public.author USING btree (name_key, id);
CREATE INDEX ix_autosave_at ON public.autosave USING btree (at);
CREATE INDEX ix_campaign_image_id ON public.campaign USING btree (image_id);
CREATE INDEX ix_campaign_name_key_id ON public.campaign USING btree (name_key, id);
CREATE INDEX ix_card_featured_at_position ON public.card USING btree (featured_at, "position");
CREATE INDEX ix_card_group_id_language_position ON public.card USING btree (group_id, language, "position");
CREATE INDEX ix_card_updated_at_position ON public.card USING btree (updated_at, "position");
CREATE INDEX ix_change_seq_entity_id ON public.change USING btree (seq, entity_id);
CREATE INDEX ix_departure_seq ON public.departure USING btree (seq);
CREATE INDEX ix_facet_kind_posts ON public.facet USING btree (kind, posts);
CREATE INDEX ix_figure_post_id ON public.figure USING btree (post_id);
CREATE INDEX ix_image_url ON public.image USING btree (url);
CREATE INDEX ix_job_state_id ON public.job USING btree (state, id);
CREATE INDEX ix_name_word_entity_id ON public.name_word USING btree (entity_id);
CREATE INDEX ix_post_author_author_id ON public.post_author USING btree (author_id);
CREATE INDEX ix_post_campaign_campaign_id ON public.post_campaign USING btree (campaign_id);
CREATE INDEX ix_post_due_at ON public.post USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE UNIQUE INDEX ix_post_group_id_language ON public.post USING btree (group_id, language) WHERE (state = 'published'::text);
CREATE INDEX ix_post_image_id ON public.post USING btree (image_id);
CREATE UNIQUE INDEX ix_post_origin_uri ON public.post USING btree (origin_uri) WHERE (state = 'published'::text);
CREATE INDEX ix_post_section_id_updated_at_id ON public.post USING btree (section_id, updated_at, id);
CREATE INDEX ix_post_state_updated_at_id ON public.post USING btree (state, updated_at, id);
CREATE INDEX ix_post_tag_tag_id ON public.post_tag USING btree (tag_id);
CREATE INDEX ix_post_updated_at_id ON public.post USING btree (updated_at, id);
CREATE INDEX ix_preview_link_post_id ON public.preview_link USING btree (post_id);
CREATE INDEX ix_repeat_at ON public.repeat USING btree (at);
CREATE INDEX ix_search_body ON public.search USING gin (body);
CREATE INDEX ix_search_title ON public.search USING gin (title);
CREATE INDEX ix_section_name_key_id ON public.section USING btree (name_key, id);
CREATE INDEX ix_slug_entity_id ON public.slug USING btree (entity_id);
CREATE INDEX ix_tag_merged_into_id ON public.tag USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX ix_tag_name_key_id ON public.tag USING btree (name_key, id);
CREATE INDEX ix_tag_parent_id ON public.tag USING btree (parent_id);
CREATE INDEX ix_title_word_post_id ON public.title_word USING btree (post_id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT fk_api_key_section_id_section FOREIGN KEY (section_id) REFERENCES public.section(id);
ALTER TABLE ONLY public.author
    ADD CONSTRAINT fk_author_image_id_image FOREIGN KEY (image_id) REFERENCES public.image(id);
ALTER TABLE ONLY public.autosave
    ADD CONSTRAINT fk_autosave_post_id_post FOREIGN KEY (post_id) REFERENCES public.post(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.campaign
    ADD CONSTRAINT fk_campaign_image_id_image FOREIGN KEY (image_id) REFERENCES public.image(id);
ALTER TABLE ONLY public.figure
    ADD CONSTRAINT fk_figure_campaign_id_campaign FOREIGN KEY (campaign_id) REFERENCES public.campaign(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.measure
    ADD CONSTRAINT fk_measure_campaign_id_campaign FOREIGN KEY (campaign_id) REFERENCES public.campaign(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.pending
    ADD CONSTRAINT fk_pending_post_id_post FOREIGN KEY (post_id) REFERENCES public.post(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.post_author
    ADD CONSTRAINT fk_post_author_author_id_author FOREIGN KEY (author_id) REFERENCES public.author(id);
ALTER TABLE ONLY public.post_author
    ADD CONSTRAINT fk_post_author_post_id_post FOREIGN KEY (post_id) REFERENCES public.post(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.post_campaign
    ADD CONSTRAINT fk_post_campaign_campaign_id_campaign FOREIGN KEY (campaign_id) REFERENCES public.campaign(id);
ALTER TABLE ONLY public.post_campaign
    ADD CONSTRAINT fk_post_campaign_post_id_post FOREIGN KEY (post_id) REFERENCES public.post(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.post
    ADD CONSTRAINT fk_post_image_id_image FOREIGN KEY (image_id) REFERENCES public.image(id);
ALTER TABLE ONLY public.post
    ADD CONSTRAINT fk_post_section_id_section FOREIGN KEY (section_id) REFERENCES public.section(id);
ALTER TABLE ONLY public.post_tag
    ADD CONSTRAINT fk_post_tag_post_id_post FOREIGN KEY (post_id) REFERENCES public.post(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.post_tag
    ADD CONSTRAINT fk_post_tag_tag_id_tag FOREIGN KEY (tag_id) REFERENCES public.tag(id);
ALTER TABLE ONLY public.preview_link
    ADD CONSTRAINT fk_preview_link_post_id_post FOREIGN KEY (post_id) REFERENCES public.post(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.revision
    ADD CONSTRAINT fk_revision_post_id_post FOREIGN KEY (post_id) REFERENCES public.post(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.tag
    ADD CONSTRAINT fk_tag_merged_into_id_tag FOREIGN KEY (merged_into_id) REFERENCES public.tag(id);
ALTER TABLE ONLY public.tag
    ADD CONSTRAINT fk_tag_parent_id_tag FOREIGN KEY (parent_id) REFERENCES public.tag(id);
ALTER TABLE ONLY public.title_word
    ADD CONSTRAINT fk_title_word_post_id_post FOREIGN KEY (post_id) REFERENCES public.post(id) ON DELETE CASCADE;

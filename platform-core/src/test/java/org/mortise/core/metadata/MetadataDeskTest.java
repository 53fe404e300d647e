package org.mortise.core.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.database.Database;
import org.mortise.core.database.News;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.testing.TestPostgres;

class MetadataDeskTest {

    private static final Caller ANN = new Caller.User(UUID.fromString("018f0000-0000-7000-8000-000000000001"));
    private static final MetadataId CUP = new MetadataId("thing", new ObjectKey("kitchen", "cup"));

    private final FakeKind kind = new FakeKind("thing", 1);
    private final MetadataKinds kinds = MetadataKinds.of(List.of(kind));
    private TestPostgres postgres;
    private Database database;
    private Metadata metadata;
    private MetadataDesk desk;

    @BeforeEach
    void open() {
        postgres = TestPostgres.createMigrated();
        database = Database.of(postgres.pool());
        metadata = Metadata.of(database);
        desk = MetadataDesk.of(database, metadata, kinds, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void a_draft_is_not_in_force_until_it_is_published() {
        wait(desk.create(ANN, "thing", "kitchen", cup("Cup")));
        assertThat(metadata.snapshot().find("thing", CUP.key())).isEmpty();

        var publication = wait(desk.publish(ANN, CUP, 1, "first"));

        assertThat(publication.version()).isEqualTo(1);
        var published = metadata.snapshot().find("thing", CUP.key()).orElseThrow();
        assertThat(published.doc()).isEqualTo(cup("Cup"));
        assertThat(published.compiled()).isEqualTo(Json.object().put("compiled", "kitchen.cup"));
        assertThat(wait(desk.read(CUP)).draft()).isNull();
        assertThat(kind.published).containsExactly("0>1 kitchen.cup");
    }

    @Test
    void every_publish_is_a_numbered_version_that_can_be_restored() {
        publishDirectly(cup("Cup"));
        wait(desk.saveDraft(ANN, CUP, null, cup("Mug")));
        wait(desk.publish(ANN, CUP, null, "renamed"));

        wait(database.inTransaction(transaction -> desk.restore(transaction, ANN, CUP, 1, "back")));

        assertThat(metadata.snapshot().find("thing", CUP.key()).orElseThrow().version())
                .isEqualTo(3);
        assertThat(wait(desk.read(CUP)).published()).isEqualTo(cup("Cup"));
        assertThat(wait(desk.versions(CUP))).extracting(MetadataVersion::note).containsExactly("back", "renamed", "");
        assertThat(wait(desk.version(CUP, 2)).doc()).isEqualTo(cup("Mug"));
        assertThat(wait(desk.versions(CUP)).get(0).by()).isEqualTo(ANN.person());
    }

    @Test
    void a_stale_draft_is_refused_with_the_current_one() {
        wait(desk.create(ANN, "thing", "kitchen", cup("Cup")));
        wait(desk.saveDraft(ANN, CUP, 1, cup("Mug")));

        var refusal = rejected(() -> wait(desk.saveDraft(ANN, CUP, 1, cup("Glass"))));

        assertThat(refusal.kind()).isEqualTo(Rejected.Kind.CONFLICT);
        assertThat(refusal.current()).isInstanceOfSatisfying(DesignView.class, current -> assertThat(current.draft())
                .isEqualTo(cup("Mug")));
    }

    @Test
    void a_patch_changes_the_draft_or_what_is_in_force_and_is_refused_when_it_is_stale() {
        publishDirectly(cup("Cup"));
        var revision = wait(desk.read(CUP)).draftRevision();
        var patch = Json.parse("""
            [{"op": "test", "path": "/title", "value": "Cup"}, {"op": "replace", "path": "/title", "value": "Mug"}]
            """);

        assertThat(wait(patched(revision, patch)).draft()).isEqualTo(cup("Mug"));
        assertThat(wait(desk.read(CUP)).published()).isEqualTo(cup("Cup"));

        assertThat(rejected(() -> wait(patched(revision, patch))).kind()).isEqualTo(Rejected.Kind.CONFLICT);
        assertThat(rejected(() -> wait(patched(revision + 1, patch))).problems())
                .extracting(Problem::code)
                .containsExactly("patch_does_not_fit");
        var other = Json.parse("[{\"op\": \"replace\", \"path\": \"/key\", \"value\": \"mug\"}]");
        assertThat(rejected(() -> wait(patched(revision + 1, other))).problems())
                .extracting(Problem::code)
                .containsExactly("metadata_key_differs");
        assertThat(wait(desk.read(CUP)).draft()).isEqualTo(cup("Mug"));
    }

    @Test
    void a_draft_that_says_what_is_in_force_is_none_and_nothing_is_published() {
        publishDirectly(cup("Cup"));
        wait(desk.saveDraft(ANN, CUP, null, cup("Mug")));

        assertThat(wait(desk.saveDraft(ANN, CUP, null, cup("Cup"))).draft()).isNull();

        assertThat(rejected(() -> wait(desk.publish(ANN, CUP, null, ""))).problems())
                .extracting(Problem::code)
                .containsExactly("nothing_to_publish");
        assertThat(wait(desk.read(CUP)).version()).isEqualTo(1);
    }

    private Uni<MetadataObject> patched(int revision, JsonNode patch) {
        return database.inTransaction(transaction -> desk.patchDraft(transaction, ANN, CUP, revision, patch));
    }

    @Test
    void a_draft_may_be_wrong_but_is_not_published_then() {
        var wrong = Json.parse("""
            {"kind": "thing", "key": "cup", "label": "Cup", "size": "big"}
            """);
        wait(desk.create(ANN, "thing", "kitchen", wrong));

        var problems = wait(desk.check(CUP, null)).errors();

        assertThat(problems)
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("schema_required", "schema_removed_key", "schema_type");
        assertThat(problems).extracting(Problem::path).containsExactlyInAnyOrder("/title", "/label", "/size");
        assertThat(rejected(() -> wait(desk.publish(ANN, CUP, null, ""))).problems())
                .isEqualTo(problems);
        assertThat(metadata.snapshot().revision()).isZero();
    }

    @Test
    void a_draft_that_is_no_document_of_its_kind_and_key_is_refused() {
        var other = Json.parse("{\"kind\": \"thing\", \"key\": \"mug\"}");
        wait(desk.create(ANN, "thing", "kitchen", cup("Cup")));

        assertThat(rejected(() -> wait(desk.saveDraft(ANN, CUP, null, other))).problems())
                .extracting(Problem::code)
                .containsExactly("metadata_key_differs");
        assertThat(rejected(() -> wait(desk.create(ANN, "thing", "kitchen", Json.parse("{\"key\":\"A b\"}"))))
                        .problems())
                .extracting(Problem::code)
                .containsExactly("metadata_key_malformed");
        assertThat(rejected(() -> wait(desk.create(ANN, "thing", "kitchen", cup("Cup"))))
                        .kind())
                .isEqualTo(Rejected.Kind.CONFLICT);
    }

    @Test
    void objects_that_come_together_may_refer_to_each_other() {
        var cup = with(cup("Cup"), "friend", "saucer");
        var saucer = with(thing("saucer"), "friend", "cup");

        assertThat(rejected(() -> publishDirectly(cup)).problems())
                .extracting(Problem::code)
                .containsExactly("reference_missing");
        publishDirectly(cup, saucer);

        assertThat(metadata.snapshot().all("thing")).hasSize(2);
    }

    @Test
    void nothing_is_in_force_when_one_of_them_fails() {
        var refused = with(thing("bomb"), "explode", true);

        assertThatThrownBy(() -> publishDirectly(cup("Cup"), refused)).isInstanceOf(IllegalStateException.class);

        wait(metadata.refresh());
        assertThat(metadata.snapshot().all("thing")).isEmpty();
        assertThat(wait(desk.list("thing", null))).isEmpty();
    }

    @Test
    void a_transaction_sees_what_it_published_and_others_do_not_yet() {
        wait(database.inTransaction(transaction -> desk.publishAll(
                        transaction, ANN, List.of(Release.local(CUP, cup("Cup"))), "")
                .chain(() -> metadata.current(transaction))
                .invoke(inside -> {
                    assertThat(inside.find("thing", CUP.key())).isPresent();
                    assertThat(metadata.snapshot().find("thing", CUP.key())).isEmpty();
                })));

        assertThat(metadata.snapshot().find("thing", CUP.key())).isPresent();
    }

    @Test
    void another_node_sees_it_at_its_next_write_and_when_it_hears_of_it() {
        var otherNode = Metadata.of(database);
        publishDirectly(cup("Cup"));
        assertThat(otherNode.snapshot().revision()).isZero();

        var seen = wait(database.inTransaction(otherNode::current));

        assertThat(seen.find("thing", CUP.key())).isPresent();
        wait(otherNode.refresh());
        assertThat(otherNode.snapshot().revision()).isEqualTo(1);
    }

    @Test
    void a_node_that_listens_hears_of_publishes() {
        var otherNode = Metadata.of(database);
        var news = News.of(database);
        assertThat(new MetadataNews(news, otherNode)).isNotNull();
        wait(news.connect());

        publishDirectly(cup("Cup"));

        for (var tries = 0; tries < 1000 && otherNode.snapshot().revision() == 0; tries++) {
            wait(postgres.pool().query("SELECT pg_sleep(0.01)").execute());
        }
        assertThat(otherNode.snapshot().find("thing", CUP.key())).isPresent();
    }

    @Test
    void what_nobody_knows_and_exact_decimals_survive() {
        var doc = Json.parse(
                "{\"kind\":\"thing\",\"key\":\"cup\",\"title\":\"Cup\",\"x\":{\"rate\":1.10,\"big\":12345678901234567890.120,\"n\":100.0}}");
        publishDirectly(doc);

        var stored = Metadata.of(database);
        wait(stored.refresh());

        assertThat(Json.canonical(
                        stored.snapshot().find("thing", CUP.key()).orElseThrow().doc()))
                .isEqualTo(Json.canonical(doc))
                .contains("1.10", "12345678901234567890.120", "100.0");
    }

    @Test
    void published_versions_cannot_be_changed_even_in_the_database() {
        publishDirectly(cup("Cup"));

        assertThatThrownBy(() -> wait(postgres.pool()
                        .query("UPDATE metadata_version SET note = 'x'")
                        .execute()))
                .hasMessageContaining("never change");
    }

    @Test
    void what_others_in_force_refer_to_is_named() {
        publishDirectly(thing("saucer"));
        publishDirectly(with(cup("Cup"), "friend", "saucer"));

        assertThat(wait(desk.uses(new MetadataId("thing", new ObjectKey("kitchen", "saucer")), null)))
                .singleElement()
                .satisfies(use -> {
                    assertThat(use.id()).isEqualTo(CUP);
                    assertThat(use.problem().path()).isEqualTo("/friend");
                    assertThat(use.title().texts()).containsValue("Cup");
                });
        assertThat(wait(desk.uses(CUP, null))).isEmpty();
    }

    @Test
    void discarding_the_only_draft_forgets_the_object() {
        wait(desk.create(ANN, "thing", "kitchen", cup("Cup")));
        discard(1);
        assertThat(wait(desk.list("thing", "kitchen"))).isEmpty();

        publishDirectly(cup("Cup"));
        wait(desk.saveDraft(ANN, CUP, null, cup("Mug")));
        discard(null);
        assertThat(wait(desk.read(CUP)).draft()).isNull();
        assertThat(wait(desk.read(CUP)).published()).isEqualTo(cup("Cup"));
    }

    private void discard(@Nullable Integer seen) {
        wait(database.inTransaction(transaction -> desk.discard(transaction, ANN, CUP, seen)));
    }

    private void publishDirectly(JsonNode... docs) {
        var releases = Arrays.stream(docs)
                .map(doc -> Release.local(
                        new MetadataId(
                                "thing",
                                new ObjectKey("kitchen", doc.path("key").asText())),
                        doc))
                .toList();
        wait(database.inTransaction(transaction -> desk.publishAll(transaction, ANN, releases, "")));
    }

    private static JsonNode cup(String title) {
        return Json.object().put("kind", "thing").put("key", "cup").put("title", title);
    }

    private static JsonNode thing(String key) {
        return Json.object().put("kind", "thing").put("key", key).put("title", key);
    }

    private static JsonNode with(JsonNode doc, String key, Object value) {
        ObjectNode changed = doc.deepCopy();
        return changed.set(key, Json.mapper().valueToTree(value));
    }

    private static Rejected rejected(ThrowingCallable call) {
        return catchThrowableOfType(Rejected.class, call);
    }

    private static <T> T wait(Uni<T> uni) {
        return uni.await().indefinitely();
    }
}

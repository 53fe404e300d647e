package org.mortise.core.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.database.Database;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.testing.TestPostgres;

/** Documents that were written for an older server, read by this one. */
class SchemaVersionTest {

    private static final Caller ANN = new Caller.System("test", null);
    private static final MetadataId CUP = new MetadataId("thing", new ObjectKey("kitchen", "cup"));
    private static final JsonNode OLD = doc("'label':'Cup','size':'3','note':'kept'");
    private static final JsonNode NEW = doc("'title':'Cup','size':3,'note':'kept','schemaVersion':3");

    private final TestPostgres postgres = TestPostgres.createMigrated();
    private final Database database = Database.of(postgres.pool());

    @AfterEach
    void close() {
        postgres.close();
    }

    /** A server whose kind is of a generation, over the one database. */
    private record Server(Metadata metadata, MetadataDesk desk) {}

    private Server server(int generation) {
        var kinds = kinds(generation);
        var metadata = Metadata.of(database, kinds);
        return new Server(metadata, MetadataDesk.of(database, metadata, kinds, Clock.systemUTC()));
    }

    private static MetadataKinds kinds(int generation) {
        return MetadataKinds.of(List.of(new GrowingKind("thing", generation)));
    }

    private static JsonNode doc(String properties) {
        return Json.parse(("{'kind':'thing','key':'cup'" + (properties.isEmpty() ? "" : "," + properties) + "}")
                .replace('\'', '"'));
    }

    private Server afterAnOlderServerPublished() {
        var old = server(1);
        wait(old.desk().create(ANN, "thing", "kitchen", OLD));
        wait(old.desk().publish(ANN, CUP, null, "by an older server"));
        wait(old.desk().saveDraft(ANN, CUP, null, doc("'label':'Mug','size':'4'")));
        var server = server(3);
        wait(server.metadata().refresh());
        return server;
    }

    @Test
    void what_is_in_force_drafted_or_of_an_old_version_comes_out_as_of_now() {
        var server = afterAnOlderServerPublished();

        assertThat(server.metadata()
                        .snapshot()
                        .find("thing", CUP.key())
                        .orElseThrow()
                        .doc())
                .isEqualTo(NEW);
        assertThat(wait(server.desk().read(CUP)).published()).isEqualTo(NEW);
        assertThat(wait(server.desk().read(CUP)).draft()).isEqualTo(doc("'size':4,'title':'Mug','schemaVersion':3"));
        assertThat(wait(server.desk().version(CUP, 1)).doc()).isEqualTo(NEW);
        assertThat(wait(server.desk().list("thing", "kitchen")).get(0).published())
                .isEqualTo(NEW);
    }

    @Test
    void what_an_older_server_compiled_is_read_with_what_this_one_knows() {
        var server = afterAnOlderServerPublished();

        assertThat(server.metadata()
                        .snapshot()
                        .find("thing", CUP.key())
                        .orElseThrow()
                        .compiled())
                .isEqualTo(Json.object().put("compiledBy", 1).put("readBy", 3));
    }

    @Test
    void a_patch_of_an_older_draft_goes_by_what_the_designer_was_shown() {
        var server = afterAnOlderServerPublished();
        var patch = Json.parse("[{\"op\":\"replace\",\"path\":\"/title\",\"value\":\"Glass\"}]");

        var patched = wait(
                database.inTransaction(transaction -> server.desk().patchDraft(transaction, ANN, CUP, null, patch)));
        wait(server.desk().publish(ANN, CUP, null, ""));

        assertThat(patched.draft()).isEqualTo(doc("'size':4,'title':'Glass','schemaVersion':3"));
        assertThat(wait(server.desk().version(CUP, 2)).doc()).isEqualTo(patched.draft());
    }

    @Test
    void an_older_document_that_is_brought_is_upgraded_before_it_is_judged() {
        var server = server(3);

        wait(database.inTransaction(
                transaction -> server.desk().publishAll(transaction, ANN, List.of(Release.local(CUP, OLD)), "")));

        assertThat(server.metadata()
                        .snapshot()
                        .find("thing", CUP.key())
                        .orElseThrow()
                        .doc())
                .isEqualTo(NEW);
    }

    @Test
    void a_key_that_is_gone_still_fails_with_the_name_of_its_successor_in_a_document_of_now() {
        var server = server(3);

        var refusal = refused(() -> wait(database.inTransaction(transaction -> server.desk()
                .publishAll(
                        transaction,
                        ANN,
                        List.of(Release.local(CUP, doc("'title':'Cup','label':'Mug','schemaVersion':3"))),
                        ""))));

        assertThat(refusal.problems()).extracting(Problem::code).containsExactly("schema_removed_key");
        assertThat(refusal.problems().get(0).params()).containsEntry("successor", "title");
    }

    @Test
    void a_document_of_a_newer_server_is_refused_wherever_it_is_read() {
        var newer = server(3);
        wait(newer.desk().create(ANN, "thing", "kitchen", NEW));
        var older = server(2);

        var reading = refused(() -> wait(older.desk().read(CUP)));

        assertThat(reading.problems()).extracting(Problem::code).containsExactly("metadata_too_new");
        assertThat(new ProblemTexts().text(reading.problems().get(0), Locale.US))
                .isEqualTo(
                        "“cup” (thing) was written for a newer server: its structure has version 3, this server knows 2."
                                + " Update the server first.");
        wait(newer.desk().publish(ANN, CUP, null, ""));
        assertThat(refused(() -> wait(older.metadata().refresh())).problems())
                .extracting(Problem::code)
                .containsExactly("metadata_too_new");
        assertThat(older.metadata().snapshot().find("thing", CUP.key())).isEmpty();
    }

    @Test
    void a_version_that_is_none_is_refused() {
        for (var version : List.of("'2'", "0", "1.5", "null")) {
            assertThat(refused(() -> kinds(3).current("thing", doc("'schemaVersion':" + version)))
                            .problems())
                    .extracting(problem -> problem.code() + " " + problem.path())
                    .containsExactly("metadata_schema_version /schemaVersion");
        }
    }

    @Test
    void a_document_of_now_is_given_back_as_it_is_and_an_older_one_is_not_touched() {
        var current = NEW.deepCopy();
        assertThat(kinds(3).current("thing", current)).isSameAs(current);
        var first = doc("'label':'Cup'");
        assertThat(kinds(1).current("thing", first)).isSameAs(first);

        assertThat(kinds(3).current("thing", first)).isNotEqualTo(first);
        assertThat(first).isEqualTo(doc("'label':'Cup'"));
        assertThat(kinds(3).current("nothing", first)).isSameAs(first);
    }

    private static Rejected refused(ThrowingCallable action) {
        return catchThrowableOfType(Rejected.class, action);
    }

    private static <T> T wait(Uni<T> uni) {
        return uni.await().indefinitely();
    }
}

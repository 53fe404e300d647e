package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.event.CauseChain;
import org.mortise.core.file.Examination;
import org.mortise.core.file.StoredFile;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** Files on their way into records and out of them. */
class AttachedFilesTest {

    private static final ObjectKey REPORT = ObjectKey.parse("shop.report");
    private static final String FORM = """
        {'kind':'form','key':'report','title':'Report','model':{'titleField':'name','fields':[
          {'key':'name','type':'text'},
          {'key':'files','type':'attachment','props':{'maxCount':3}},
          {'key':'photos','type':'image'},
          {'key':'signed','type':'signature'},
          {'key':'lines','type':'subtable','fields':[{'key':'what','type':'text'},{'key':'proof','type':'attachment'}]}]}}\
        """;
    private static final String ROLE = """
        {'kind':'role','key':'reporter','title':'Reporter','grants':[
          {'form':'report','actions':['create','read','update','delete'],'scope':'all','fields':{'*':'write'}}]}\
        """;

    private static FormWorld world;
    private static Caller.User ann;
    private static Caller.User bob;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(FORM, ROLE);
        ann = world.person("ann", "shop.reporter");
        bob = world.person("bob", "shop.reporter");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void a_record_says_what_the_server_knows_of_its_files_and_not_what_was_sent() {
        var file = upload(ann, "files");

        var made = create(ann, "{'files':[{'id':'%s','name':'evil.html','type':'text/html','size':1}]}", file);

        var entry = made.data().at("/files/0");
        assertThat(entry.path("name").asText()).isEqualTo("note.txt");
        assertThat(entry.path("type").asText()).isEqualTo("text/plain");
        assertThat(entry.path("size").asInt()).isEqualTo(4);
        assertThat(state(file)).isEqualTo(StoredFile.State.ATTACHED);
    }

    @Test
    void records_are_found_and_counted_by_the_names_and_the_number_of_their_files() {
        var one = create(ann, "{'name':'asked','files':[{'id':'%s'}]}", upload(ann, "files"));
        var none = create(ann, "{'name':'asked'}");

        assertThat(found("{'field':'files.name','op':'contains','value':'note'}"))
                .contains(one.id());
        assertThat(found("{'field':'files.name','op':'contains','value':'note'}"))
                .doesNotContain(none.id());
        assertThat(found("{'field':'files.name','op':'contains','value':'other'}"))
                .isEmpty();
        assertThat(found("{'field':'files.count','op':'gte','value':'1'}")).contains(one.id());
        assertThat(found("{'field':'files.count','op':'eq','value':'0'}")).contains(none.id());
        assertThat(found("{'field':'files.count','op':'eq','value':'0'}")).doesNotContain(one.id());
    }

    @Test
    void a_file_that_is_somebody_elses_or_for_another_field_looks_like_none() {
        var others = upload(bob, "files");
        var elsewhere = upload(ann, "photos");
        var used = upload(ann, "files");
        create(ann, "{'files':[{'id':'%s'}]}", used);

        for (var id : List.of(others, elsewhere, used, UUID.randomUUID())) {
            assertThat(problems(() -> create(ann, "{'name':'x','files':['%s']}", id)))
                    .containsExactly("file_unknown /data/files/0");
        }
    }

    @Test
    void somebody_else_may_save_a_record_with_the_files_it_has_and_bring_his_own() {
        var first = upload(ann, "files");
        var made = create(ann, "{'files':['%s']}", first);
        var second = upload(bob, "files");

        var changed = world.update(bob, made, "{'files':[{'id':'%s'},{'id':'%s'}]}".formatted(first, second));

        assertThat(changed.data().path("files")).hasSize(2);
        assertThat(state(second)).isEqualTo(StoredFile.State.ATTACHED);
    }

    @Test
    void a_file_that_was_taken_out_can_be_put_back_into_its_record_only() {
        var file = upload(ann, "files");
        var made = create(ann, "{'files':['%s']}", file);

        var without = world.update(ann, made, "{'files':null}");
        assertThat(state(file)).isEqualTo(StoredFile.State.ORPHANED);
        assertThat(problems(() -> create(ann, "{'files':['%s']}", file))).containsExactly("file_unknown /data/files/0");

        var again = world.update(ann, without, "{'files':['%s']}".formatted(file));
        assertThat(again.data().path("files")).hasSize(1);
        assertThat(state(file)).isEqualTo(StoredFile.State.ATTACHED);
    }

    @Test
    void files_go_to_the_trash_with_their_record_and_come_back_with_it() {
        var file = upload(ann, "files");
        var row = upload(ann, "lines.proof");
        var made = create(ann, "{'files':['%s'],'lines':[{'what':'w','proof':['%s']}]}", file, row);

        FormWorld.wait(world.records()
                .change(ann, new Change(REPORT, made.id(), null, made.version(), "api", null, CauseChain.none())));
        assertThat(List.of(state(file), state(row))).containsOnly(StoredFile.State.ORPHANED);

        FormWorld.wait(world.records().restore(ann, REPORT, made.id()));
        assertThat(List.of(state(file), state(row))).containsOnly(StoredFile.State.ATTACHED);
    }

    @Test
    void files_of_rows_belong_to_their_column() {
        var proof = upload(ann, "lines.proof");
        var other = upload(ann, "files");

        var made = create(ann, "{'lines':[{'what':'a','proof':['%s']}]}", proof);
        assertThat(made.data().at("/lines/0/proof/0/name").asText()).isEqualTo("note.txt");
        assertThat(problems(() -> create(ann, "{'lines':[{'what':'a','proof':['%s']}]}", other)))
                .containsExactly("file_unknown /data/lines/0/proof/0");

        var rows = Json.object();
        rows.putArray("lines");
        world.update(ann, made, rows.toString());
        assertThat(state(proof)).isEqualTo(StoredFile.State.ORPHANED);
    }

    @Test
    void a_signature_says_who_signed_and_stays() {
        var made = create(ann, "{'name':'s','signed':['%s']}", upload(ann, "signed"));
        var entry = made.data().at("/signed/0");

        assertThat(entry.path("signedName").asText()).isEqualTo("ann");
        assertThat(entry.path("signedBy").asText()).isEqualTo(ann.id().toString());
        assertThat(entry.path("signedAt").asText()).startsWith("2026-03-05T02:00:00");
        assertThat(problems(() -> world.update(bob, made, "{'signed':null}")))
                .containsExactly("value_final /data/signed");
        var other = upload(bob, "signed");
        assertThat(problems(() -> world.update(bob, made, "{'signed':['%s']}".formatted(other))))
                .containsExactly("value_final /data/signed");
        assertThat(world.update(bob, made, "{'name':'t'}").data().at("/signed/0"))
                .isEqualTo(entry);
    }

    @Test
    void too_many_are_refused_and_history_keeps_the_names() {
        assertThat(problems(() -> create(
                        ann,
                        "{'files':['%s','%s','%s','%s']}",
                        upload(ann, "files"),
                        upload(ann, "files"),
                        upload(ann, "files"),
                        upload(ann, "files"))))
                .containsExactly("files_too_many /data/files");

        var made = create(ann, "{'files':['%s']}", upload(ann, "files"));
        world.update(ann, made, "{'files':null}");
        var diffs =
                world.rows("SELECT diff::text AS diff FROM record_change WHERE record = $1 ORDER BY at, id", made.id());
        assertThat(diffs.get(diffs.size() - 1).getString("diff")).contains("note.txt");
    }

    @Test
    void records_are_found_by_whether_they_hold_files() {
        var with = create(ann, "{'photos':['%s']}", upload(ann, "photos"));
        var without = world.create(ann, "shop.report", "{'name':'none'}");

        assertThat(found("{'field':'photos','op':'notEmpty'}"))
                .contains(with.id())
                .doesNotContain(without.id());
        assertThat(found("{'field':'photos','op':'empty'}"))
                .contains(without.id())
                .doesNotContain(with.id());
    }

    private static List<UUID> found(String condition) {
        var query = RecordQuery.of(REPORT, Conditions.parse(Json.plain(FormWorld.json(condition))), 50);
        return FormWorld.wait(world.records().list(ann, query)).items().stream()
                .map(Record::id)
                .toList();
    }

    private static Record create(Caller caller, String data, Object... ids) {
        return world.create(caller, "shop.report", data.formatted(ids));
    }

    private static UUID upload(Caller.User person, String path) {
        return upload(person, path, null).id();
    }

    private static StoredFile upload(Caller.User person, String path, @Nullable StoredFile replaced) {
        try {
            var begun = Files.writeString(world.files.begin(), "text");
            var examined = new Examination(List.of(), true, java.time.ZoneOffset.UTC).of(begun, "note.txt");
            return FormWorld.wait(
                    world.files.keep(examined, new StoredFile.Place(REPORT, path), person.id(), replaced));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static StoredFile.State state(UUID id) {
        return FormWorld.wait(world.files.find(id)).orElseThrow().state();
    }

    private static List<String> problems(Runnable work) {
        return catchThrowableOfType(Rejected.class, work::run).problems().stream()
                .map(AttachedFilesTest::line)
                .toList();
    }

    private static String line(Problem problem) {
        return problem.code() + " " + problem.path();
    }
}

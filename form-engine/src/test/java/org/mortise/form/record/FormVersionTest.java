package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.store.RecordChange;

/** A record keeps the version of the form that it was last written with. */
class FormVersionTest {

    private static final ObjectKey NOTE = ObjectKey.parse("shop.note");
    private static final String TABLE = "rec.shop__note";

    private final FormWorld world = new FormWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private void publish(String title) {
        world.publish("""
                {'kind':'form','key':'note','title':'%s','model':{'titleField':'name','fields':[
                  {'key':'name','type':'text'},
                  {'key':'twice','type':'text','compute':'{name}&{name}'}]}}""".formatted(title));
    }

    private Record note(String name) {
        return world.create(FormWorld.PLATFORM, "shop.note", "{'name':'" + name + "'}");
    }

    private JsonNode document(Record record) {
        return world.read(FormWorld.PLATFORM, record).document();
    }

    @Test
    void it_is_that_of_the_last_change_whatever_was_published_since() {
        publish("One");
        var note = note("a");
        publish("Two");

        assertThat(document(note).path("formVersion").asInt()).isEqualTo(1);

        var changed = world.update(FormWorld.PLATFORM, note, "{'name':'b'}");

        assertThat(changed.document().path("formVersion").asInt()).isEqualTo(2);
        assertThat(document(note).path("formVersion").asInt()).isEqualTo(2);
    }

    @Test
    void who_changes_nothing_leaves_it() {
        publish("One");
        var note = note("a");
        publish("Two");

        world.update(FormWorld.PLATFORM, note, "{'name':'a'}");

        assertThat(document(note).path("formVersion").asInt()).isEqualTo(1);
    }

    @Test
    void the_history_says_it_of_every_change() {
        publish("One");
        var note = note("a");
        publish("Two");
        world.update(FormWorld.PLATFORM, note, "{'name':'b'}");

        var history = FormWorld.wait(world.gate
                .of(FormWorld.PLATFORM)
                .flatMap(access -> world.store.history(access.scope(RecordQuery.of(NOTE, null, 1)), note.id())));

        assertThat(history).extracting(RecordChange::formVersion).containsExactly(2, 1);
    }

    @Test
    void records_can_be_asked_for_by_it() {
        publish("One");
        var old = note("old");
        publish("Two");
        note("new");
        var before = Conditions.parse(Map.of("field", "form_version", "op", "lt", "value", 2));

        var found = FormWorld.wait(world.gate
                .of(FormWorld.PLATFORM)
                .flatMap(access -> world.store.list(access.scope(RecordQuery.of(NOTE, before, 10)))));

        assertThat(found.records()).extracting(record -> record.id()).containsExactly(old.id());
    }

    @Test
    void a_record_comes_back_from_the_trash_with_it() {
        publish("One");
        var note = note("a");
        publish("Two");
        world.delete(FormWorld.PLATFORM, note);

        FormWorld.wait(world.records().restore(FormWorld.PLATFORM, NOTE, note.id()));

        assertThat(document(note).path("formVersion").asInt()).isEqualTo(1);
    }

    @Test
    void tables_of_older_installations_get_the_column_and_their_records_say_nothing() throws IOException {
        publish("One");
        var note = note("a");
        world.rows("ALTER TABLE " + TABLE + " DROP COLUMN form_version CASCADE");
        var file = world.rows("SELECT pg_relation_filenode('" + TABLE + "'::regclass)")
                .get(0)
                .getValue(0);

        world.rows(migration());

        assertThat(document(note).has("formVersion")).isFalse();
        assertThat(world.rows("SELECT pg_relation_filenode('" + TABLE + "'::regclass)")
                        .get(0)
                        .getValue(0))
                .as("nothing was rewritten")
                .isEqualTo(file);
        assertThat(world.update(FormWorld.PLATFORM, note, "{'name':'b'}")
                        .document()
                        .path("formVersion")
                        .asInt())
                .isEqualTo(1);
    }

    /** The part of the migration that goes through the tables. */
    private static String migration() throws IOException {
        var changes = new YAMLMapper()
                .readTree(Objects.requireNonNull(FormVersionTest.class.getResourceAsStream("/db/core/store.yaml")));
        var found = new ArrayList<String>();
        changes.findParents("id").stream()
                .filter(change -> change.path("id").asText().equals("store-form-version"))
                .forEach(change -> found.add(change.at("/changes/0/sql/sql").asText()));
        var sql = List.copyOf(found).get(0);
        return sql.substring(sql.indexOf("DO $tables$"));
    }

    @Test
    void computing_anew_is_no_change_of_the_record() {
        publish("One");
        var note = note("a");
        world.publish("""
                {'kind':'form','key':'note','title':'Two','model':{'titleField':'name','fields':[
                  {'key':'name','type':'text'},
                  {'key':'twice','type':'text','compute':'UPPER({name})&{name}'}]}}""");
        world.work();

        assertThat(document(note).at("/data/twice").asText()).isEqualTo("Aa");
        assertThat(document(note).path("formVersion").asInt()).isEqualTo(1);
        assertThat(document(note).path("version").asInt()).isEqualTo(1);
    }
}

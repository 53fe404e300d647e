package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.form.record.FormWorld.PLATFORM;
import static org.mortise.form.record.FormWorld.text;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;

/** Texts in several languages: kept in fields beside each other, named in the reader's language, and seen by whoever sees the text. */
class TranslationsTest {

    private static final ObjectKey ARTICLE = ObjectKey.parse("shop.article");
    private static final String FORM = """
        {'kind':'form','key':'article','title':'Article','model':{'titleField':'name','fields':[
          {'key':'name','type':'text','props':{'translations':{'en-US':'name_en'}}},
          {'key':'name_en','type':'text','props':{'maxLength':20}},
          {'key':'secret','type':'text','props':{'encrypted':true,'translations':{'en-US':'secret_en'}}},
          {'key':'secret_en','type':'text','props':{'encrypted':true}},
          {'key':'note','type':'textarea','props':{'translations':{'en-US':'note_en'}}},
          {'key':'note_en','type':'textarea'},
          {'key':'sold','type':'switch'},
          {'key':'parts','type':'subtable','fields':[
            {'key':'what','type':'text','props':{'translations':{'en-US':'what_en'}}},
            {'key':'what_en','type':'text'}]}]},
         'logic':{'rules':[{'key':'gone','when':{'field':'sold','op':'eq','value':true},
           'then':[{'act':'hide','targets':['note','parts.what']},{'act':'readonly','targets':['name']}]}]}}\
        """;
    private static final String LINE = """
        {'kind':'form','key':'line','title':'Line','model':{'titleField':'no','fields':[
          {'key':'no','type':'text'},{'key':'article','type':'link','props':{'form':'article'}}]}}\
        """;
    private static final String ROLES = """
        {'kind':'role','key':'%s','title':'Role','grants':[
          {'form':'line','actions':['read'],'scope':'all','fields':{'*':'read'}},
          {'form':'article','actions':['read','create','update'],'scope':'all','fields':{%s}}]}\
        """;

    private static FormWorld world;
    private static Caller.User clerk;
    private static Caller.User stranger;
    private static Record tea;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(
                FORM,
                LINE,
                ROLES.formatted("clerk", "'name':'write','note':'masked'"),
                ROLES.formatted("stranger", "'*':'write','name':'hidden','note':'read','note_en':'write'"));
        clerk = world.person("ann", "shop.clerk");
        stranger = world.person("bob", "shop.stranger");
        tea = world.create(
                PLATFORM,
                "shop.article",
                "{'name':'绿茶','name_en':'  Green tea ','secret':'一','secret_en':'one','note':'清香','note_en':'Fresh',"
                        + "'parts':[{'what':'叶','what_en':'Leaf'}]}");
        world.create(PLATFORM, "shop.article", "{'name':'红茶'}");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static FormAccess access(Caller caller, Locale locale) {
        return FormWorld.wait(world.gate.of(caller)).reading(locale).form(ARTICLE);
    }

    private static String title(Caller caller, Locale locale, UUID id) {
        return FormWorld.wait(world.store.titles(access(caller, locale), List.of(id)))
                .getOrDefault(id, "—");
    }

    private static List<String> found(Caller caller, String typed) {
        var query = new RecordQuery(ARTICLE, null, typed, List.of(), List.of(), null, 10);
        return FormWorld.wait(world.records().list(caller, query)).items().stream()
                .map(record -> String.valueOf(text(record.data(), "name_en")))
                .toList();
    }

    @Test
    void a_translation_is_a_text_beside_the_text() {
        assertThat(text(tea.data(), "name")).isEqualTo("绿茶");
        assertThat(text(tea.data(), "name_en")).isEqualTo("Green tea");
        assertThat(text(world.read(PLATFORM, tea).data(), "secret_en")).isEqualTo("one");
        assertThat(refusal(() -> world.create(
                        PLATFORM, "shop.article", "{'name':'n','name_en':'%s'}".formatted("x".repeat(21)))))
                .isEqualTo("text_too_long /data/name_en");
    }

    @Test
    void records_are_called_in_the_language_of_who_reads_and_in_the_first_one_where_nothing_is_translated() {
        var red = world.create(PLATFORM, "shop.article", "{'name':'白茶'}");

        assertThat(title(PLATFORM, Locale.US, tea.id())).isEqualTo("Green tea");
        assertThat(title(PLATFORM, Locale.SIMPLIFIED_CHINESE, tea.id())).isEqualTo("绿茶");
        assertThat(title(PLATFORM, Locale.US, red.id())).isEqualTo("白茶");
        assertThat(title(clerk, Locale.US, tea.id())).isEqualTo("Green tea");
        assertThat(title(stranger, Locale.US, tea.id())).isEqualTo("—");
        world.delete(PLATFORM, red);
    }

    @Test
    void a_record_is_found_by_its_translation_by_whoever_may_read_it() {
        assertThat(found(PLATFORM, "green")).containsExactly("Green tea");
        assertThat(found(clerk, "green")).containsExactly("Green tea");
        assertThat(found(stranger, "green")).isEmpty();
    }

    @Test
    void who_sees_a_text_sees_its_translations_and_nobody_else_does() {
        var toClerk = world.read(clerk, tea).data();
        var toStranger = world.read(stranger, tea).data();

        assertThat(text(toClerk, "name_en")).isEqualTo("Green tea");
        assertThat(text(toClerk, "note_en")).contains("*");
        assertThat(toClerk.has("secret_en")).isFalse();
        assertThat(toStranger.has("name_en")).isFalse();
        assertThat(text(toStranger, "note_en")).isEqualTo("Fresh");
        assertThat(refusal(() -> world.update(stranger, tea, "{'name_en':'x'}")))
                .isEqualTo("unknown_field /data/name_en");
        assertThat(refusal(() -> world.update(stranger, tea, "{'note_en':'x'}")))
                .isEqualTo("field_read_only /data/note_en");
    }

    @Test
    void rules_do_to_a_translation_what_they_do_to_the_text() {
        var made = world.create(
                PLATFORM,
                "shop.article",
                "{'name':'n','name_en':'N','note':'清','note_en':'Fresh','parts':[{'what':'叶','what_en':'Leaf'}]}");
        var sold = world.update(PLATFORM, made, "{'sold':true}");

        assertThat(text(sold.data(), "note")).isNull();
        assertThat(text(sold.data(), "note_en")).isNull();
        assertThat(text(sold.data().at("/parts/0"), "what_en")).isNull();
        assertThat(refusal(() -> world.update(PLATFORM, sold, "{'name_en':'M'}")))
                .isEqualTo("field_readonly /data/name_en");
        world.delete(PLATFORM, sold);
    }

    @Test
    void pickers_name_records_in_the_language_of_who_picks() {
        var english = FormWorld.wait(world.gate.of(PLATFORM)).reading(Locale.US);
        var rows = FormWorld.wait(world.store.list(english.scope(RecordQuery.of(ARTICLE, null, 10))));

        assertThat(PickedRecords.titles(english.form(ARTICLE), rows).findValuesAsText("title"))
                .containsExactlyInAnyOrder("Green tea", "红茶");
        assertThat(Json.write(PickedRecords.titles(english.form(ARTICLE), rows)))
                .doesNotContain("绿茶");
    }

    private static String refusal(ThrowingCallable write) {
        var refused = org.assertj.core.api.Assertions.catchThrowableOfType(Rejected.class, write);
        var problem = refused.problems().get(0);
        return problem.code() + " " + problem.path();
    }
}

package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.form.record.FormWorld.PLATFORM;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** Fields that are masked by themselves: for every role that does not name them, through the same gate as a role's own rule. */
class MaskedFieldTest {

    private static final String FORM = """
        {'kind':'form','key':'member','title':'Member','model':{'titleField':'name','fields':[
          {'key':'name','type':'text'},
          {'key':'phone','type':'phone','masked':true},
          {'key':'card','type':'idcard','masked':true},
          {'key':'company','type':'creditcode','masked':true},
          {'key':'fax','type':'landline','masked':true},
          {'key':'cards','type':'subtable','fields':[{'key':'no','type':'text','masked':true},{'key':'kind','type':'text'}]}]}}\
        """;
    private static final String CLERK = """
        {'kind':'role','key':'clerk','title':'Clerk','grants':[
          {'form':'member','actions':['create','read','update'],'scope':'all','fields':{'*':'write'}}]}\
        """;
    private static final String READER = """
        {'kind':'role','key':'reader','title':'Reader','grants':[
          {'form':'member','actions':['read'],'scope':'all','fields':{'*':'read','phone':'read','card':'read','cards.no':'read'}}]}\
        """;
    private static final String KEEPER = """
        {'kind':'role','key':'keeper','title':'Keeper','grants':[
          {'form':'member','actions':['create','read','update'],'scope':'all','fields':{'*':'write','phone':'write','cards.no':'hidden'}}]}\
        """;

    private static FormWorld world;
    private static Caller.User clerk;
    private static Caller.User reader;
    private static Caller.User keeper;
    private static Record member;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(FORM, CLERK, READER, KEEPER);
        clerk = world.person("clerk", "shop.clerk");
        reader = world.person("reader", "shop.reader");
        keeper = world.person("keeper", "shop.keeper");
        member = world.create(
                PLATFORM,
                "shop.member",
                "{'name':'Ann','phone':'13800138000','card':'11010519491231002X','company':'91350100M000100Y43','fax':'010-88886666','cards':[{'no':'62220001','kind':'gold'}]}");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static String seen(Caller caller, String pointer) {
        return world.read(caller, member).data().at(pointer).asText();
    }

    @Test
    void a_role_that_does_not_name_it_sees_it_masked_and_one_that_does_as_it_is() {
        assertThat(seen(clerk, "/phone"))
                .isEqualTo(seen(PLATFORM, "/phone").replaceAll("\\d{4}(?=\\d{4}$)", "****"))
                .contains("*");
        assertThat(seen(reader, "/phone")).isEqualTo(seen(PLATFORM, "/phone"));
        assertThat(seen(keeper, "/phone")).isEqualTo(seen(PLATFORM, "/phone"));
    }

    @Test
    void numbers_of_people_and_companies_keep_their_beginning_and_end() {
        assertThat(seen(clerk, "/card")).isEqualTo("110***********002X");
        assertThat(seen(clerk, "/company")).isEqualTo("913***********0Y43");
        assertThat(seen(clerk, "/fax")).isEqualTo("010****6666");
        assertThat(seen(reader, "/card")).isEqualTo("11010519491231002X");
    }

    @Test
    void a_column_of_a_sub_table_is_masked_and_may_be_hidden_altogether() {
        assertThat(seen(clerk, "/cards/0/no")).contains("*");
        assertThat(seen(clerk, "/cards/0/kind")).isEqualTo("gold");
        assertThat(seen(reader, "/cards/0/no")).isEqualTo("62220001");
        assertThat(world.read(keeper, member).data().at("/cards/0").has("no")).isFalse();
    }

    @Test
    void who_sees_it_masked_can_neither_ask_for_it_nor_change_it() {
        assertThat(codes(() -> found(clerk))).containsExactly("condition_unknown_field");
        assertThat(found(reader)).containsExactly(member.id());

        assertThat(codes(() -> world.update(clerk, world.read(clerk, member), "{'phone':'13900139000'}")))
                .containsExactly("field_read_only");
        var changed = world.update(keeper, world.read(keeper, member), "{'phone':'13900139000'}");
        assertThat(changed.data().path("phone").asText()).endsWith("13900139000");
        world.update(clerk, world.read(clerk, member), "{'name':'Bea'}");
        assertThat(seen(PLATFORM, "/phone")).endsWith("13900139000");
        world.update(keeper, world.read(keeper, member), "{'phone':'13800138000'}");
    }

    private static List<UUID> found(Caller caller) {
        var filter = Conditions.parse(Json.plain(FormWorld.json("{'field':'phone','op':'contains','value':'138'}")));
        return FormWorld.wait(world.records().list(caller, RecordQuery.of(member.form(), filter, 10))).items().stream()
                .map(Record::id)
                .toList();
    }

    private static List<String> codes(ThrowingCallable work) {
        return catchThrowableOfType(Rejected.class, work).problems().stream()
                .map(Problem::code)
                .toList();
    }
}

package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.form.record.FormWorld.PLATFORM;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.contract.Records.Batch;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.event.CauseChain;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.publiclink.Arrival;
import org.mortise.form.publiclink.Sent;

/** A record with a mistake of every kind, in its fields and in its rows, is told the same wherever it comes from. */
class EveryMistakeTest {

    private static final ObjectKey FORM = ObjectKey.parse("shop.task");
    private static final String TASK = """
            {'kind':'form','key':'task','title':'Task','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name','required':true},
              {'key':'hours','type':'number','title':'Hours','props':{'max':'100'}},
              {'key':'kind','type':'select','title':'Kind','props':{'options':[{'key':'a','label':'A'}]}},
              {'key':'tags','type':'multiselect','title':'Tags','props':{'options':[{'key':'a','label':'A'}]}},
              {'key':'cost','type':'money','title':'Cost','compute':'{hours}*80'},
              {'key':'mail','type':'email','title':'Mail'},
              {'key':'code','type':'text','title':'Code','props':{'maxLength':3}},
              {'key':'day','type':'date','title':'Day'},
              {'key':'like','type':'link','title':'Like','props':{'form':'task'}},
              {'key':'who','type':'user','title':'Who'},
              {'key':'source','type':'text','title':'Source'},
              {'key':'lines','type':'subtable','title':'Lines','fields':[
                {'key':'qty','type':'number','title':'Quantity','required':true},
                {'key':'day','type':'date','title':'Day'},{'key':'rate','type':'number','title':'Rate','props':{'max':'9'}}]}]},
             'logic':{'validations':[{'key':'cap','assert':{'field':'cost','op':'lte','value':'10000'},'targets':['hours'],
               'message':'too dear'}]}}""";
    private static final String CLERK = """
            {'kind':'role','key':'clerk','title':'Clerk','grants':[
              {'form':'task','actions':['create','read','update','import'],'scope':'all','fields':{'*':'write'}}]}""";
    private static final String LINK = """
            {'kind':'publiclink','key':'web','title':'Web','form':'task','fields':[{'field':'name'},{'field':'hours'},{'field':'kind'},
             {'field':'tags'},{'field':'cost'},{'field':'mail'},{'field':'code'},{'field':'day'},{'field':'like'},{'field':'who'},
             {'field':'lines','columns':['qty','day','rate']}],
             'offer':{'like':{'form':'task'},'who':{'people':['0190d000-0000-7000-8000-000000000003']}}}""";
    private static final CauseChain NONE = CauseChain.none();
    private static final String WRONG =
            "'hours':'500','kind':'nope','tags':['a','nope'],'mail':'nope','code':'nope','day':'someday',"
                    + "'lines':[{'qty':'1','rate':'10'},{'day':'someday'}]";
    private static final String LOST = "'nothing':'x','like':'0190d000-0000-7000-8000-000000000001',"
            + "'who':'0190d000-0000-7000-8000-000000000002',";

    private static FormWorld world;
    private static Caller.User clerk;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(TASK, CLERK, LINK);
        clerk = world.person("clerk", "shop.clerk");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void one_record_many_records_an_import_and_a_change_are_told_the_same() {
        var all = told(
                catchThrowableOfType(Rejected.class, () -> world.create(clerk, "shop.task", "{" + LOST + WRONG + "}"))
                        .problems());
        var good = world.create(PLATFORM, "shop.task", "{'name':'x'}");

        assertThat(all.stream().map(problem -> problem.substring(0, problem.indexOf(" {"))))
                .contains(
                        "required /data/name",
                        "number_above /data/hours",
                        "validation_failed /data/hours",
                        "required /data/lines/1/qty",
                        "number_above /data/lines/0/rate",
                        "unknown_field /data/nothing")
                .hasSizeGreaterThan(11);
        assertThat(all)
                .as("what is wrong in a row says in which")
                .contains(
                        "required /data/lines/1/qty {field=LocalizedText[texts={=Quantity}], inRow=2, inTable=LocalizedText[texts={=Lines}]}");
        assertThat(many("api", "{" + LOST + WRONG + "}")).isEqualTo(all);
        assertThat(many("import", "{" + LOST + WRONG + "}")).isEqualTo(all);
        assertThat(told(catchThrowableOfType(
                                Rejected.class, () -> world.update(clerk, good, "{'name':null," + LOST + WRONG + "}"))
                        .problems()))
                .isEqualTo(all);
    }

    @Test
    void a_try_is_told_the_same_but_for_what_only_other_records_know() {
        var all = told(catchThrowableOfType(Rejected.class, () -> world.create(clerk, "shop.task", "{" + WRONG + "}"))
                .problems());

        var tried =
                FormWorld.wait(world.evaluation.evaluate(clerk, FORM, (UUID) null, FormWorld.json("{" + WRONG + "}")));

        assertThat(told(tried.problems())).isEqualTo(all);
    }

    @Test
    void rules_flows_and_people_without_an_account_are_told_the_same() {
        var all = told(
                catchThrowableOfType(Rejected.class, () -> world.create(clerk, "shop.task", "{" + LOST + WRONG + "}"))
                        .problems());
        var good = world.create(PLATFORM, "shop.task", "{'name':'x'}");

        for (var road : List.of("rule", "flow")) {
            var actor = new Caller.System(road + ":shop.x@1", clerk.id());
            assertThat(refused(actor, Change.create(FORM, FormWorld.json("{" + LOST + WRONG + "}"), road, NONE)))
                    .as(road)
                    .isEqualTo(all);
            var data = FormWorld.json("{'name':null," + LOST + WRONG + "}");
            assertThat(refused(actor, Change.update(FORM, good.id(), data, road, NONE)))
                    .as(road + " that changes")
                    .isEqualTo(all);
        }
        assertThat(sent("{" + LOST + WRONG + "}")).as("link").isEqualTo(all);
        assertThat(sent("{'source':'x','cost':'1'," + WRONG + "}"))
                .as("a link, of what it does not offer")
                .contains(
                        "unknown_field /data/source {field=source}",
                        "field_not_writable /data/cost {field=LocalizedText[texts={=Cost}]}");
    }

    private static List<String> sent(String data) {
        var filled = FormWorld.json(data);
        var token = world.rows("SELECT token FROM public_link").get(0).getString("token");
        return told(catchThrowableOfType(
                        Rejected.class,
                        () -> FormWorld.wait(world.publicForms()
                                .submit(
                                        Arrival.of(token, null),
                                        "::1",
                                        null,
                                        new Sent(filled, null, null, null),
                                        filled)))
                .problems());
    }

    private static List<String> refused(Caller caller, Change change) {
        return told(catchThrowableOfType(
                        Rejected.class, () -> FormWorld.wait(world.records().change(caller, change)))
                .problems());
    }

    private static List<String> many(String channel, String data) {
        var batch = new Batch(FORM, List.of(FormWorld.json(data)), channel, true);
        return told(FormWorld.wait(world.database.inTransaction(
                        transaction -> world.records().createMany(transaction, clerk, batch)))
                .get(0)
                .problems());
    }

    private static List<String> told(Collection<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code() + " " + problem.path() + " " + new TreeMap<>(problem.params()))
                .sorted()
                .distinct()
                .toList();
    }
}

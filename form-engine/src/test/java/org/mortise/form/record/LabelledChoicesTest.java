package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.form.record.FormWorld.text;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;

/** What formulas write of a choice is its label, and what they have written follows it. */
class LabelledChoicesTest {

    private static final String SET = """
            {'kind':'optionset','key':'sources','title':'Sources','options':[
              {'key':'web','label':{'zh-CN':'网站','en-US':'Web'}},{'key':'fair','label':'展会'}]}""";
    private static final String DEAL = """
            {'kind':'form','key':'deal','title':'Deal','model':{'titleField':'said','fields':[
              {'key':'name','type':'text'},
              {'key':'stage','type':'select','props':{'options':[
                {'key':'open','label':'进行'},{'key':'won','label':{'zh-CN':'赢单','en-US':'Won'}}]}},
              {'key':'source','type':'select','props':{'optionSet':'sources'}},
              {'key':'tags','type':'multiselect','props':{'options':[{'key':'a','label':'甲'},{'key':'b','label':'乙'}]}},
              {'key':'said','type':'text','compute':'{name}&\\":\\"&TEXT({stage})&TEXT({tags})'},
              {'key':'from','type':'text','compute':'TEXT({source})'}]}}""";
    private static final String NOTE = """
            {'kind':'form','key':'note','title':'Note','model':{'titleField':'text','fields':[
              {'key':'text','type':'text'},{'key':'deal','type':'link','props':{'form':'deal'}},
              {'key':'of','type':'text','compute':'TEXT({deal.stage})'},
              {'key':'whence','type':'text','compute':'TEXT({deal.source})'}]}}""";

    private final FormWorld world = new FormWorld();

    @BeforeEach
    void open() {
        world.publish(SET, DEAL, NOTE);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Record deal(String stage) {
        return world.create(
                FormWorld.PLATFORM,
                "shop.deal",
                "{'name':'n','stage':'%s','source':'web','tags':['b','a']}".formatted(stage));
    }

    private Record note(Record deal) {
        return world.create(FormWorld.PLATFORM, "shop.note", "{'text':'t','deal':'%s'}".formatted(deal.id()));
    }

    @Test
    void a_choice_is_written_by_its_label_in_the_language_of_the_organisation() {
        var deal = deal("won");
        assertThat(text(deal.data(), "said")).isEqualTo("n:赢单乙、甲");
        assertThat(text(deal.data(), "from")).isEqualTo("网站");
        assertThat(text(note(deal).data(), "of")).isEqualTo("赢单");
    }

    @Test
    void lists_are_filtered_by_labels() {
        deal("open");
        var won = deal("won");
        var query = new RecordQuery(
                ObjectKey.parse("shop.deal"),
                Conditions.parse(Json.plain(FormWorld.json("{'expr':'CONTAINS(TEXT({stage}),\\\"赢\\\")'}"))),
                null,
                List.of(),
                List.of(),
                null,
                10);

        assertThat(FormWorld.wait(world.records().list(FormWorld.PLATFORM, query))
                        .items())
                .extracting(Record::id)
                .containsExactly(won.id());
    }

    @Test
    void what_was_written_follows_a_label_that_changes_in_its_form_and_in_others() {
        var deal = deal("won");
        var note = note(deal);

        world.publish(DEAL.replace("'赢单'", "'成交'"));
        world.work();

        assertThat(text(world.read(FormWorld.PLATFORM, deal).data(), "said")).isEqualTo("n:成交乙、甲");
        assertThat(text(world.read(FormWorld.PLATFORM, note).data(), "of")).isEqualTo("成交");
    }

    @Test
    void what_was_written_follows_the_option_set() {
        var deal = deal("won");
        var note = note(deal);

        world.publish(SET.replace("'网站'", "'官网'"));
        world.work();

        assertThat(text(world.read(FormWorld.PLATFORM, deal).data(), "from")).isEqualTo("官网");
        assertThat(text(world.read(FormWorld.PLATFORM, note).data(), "whence")).isEqualTo("官网");
    }
}

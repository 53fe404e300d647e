package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mortise.core.kernel.Caller;

/** Places, visits to them with fields of nearly every kind, and three people with different rights on them. */
final class VisitLab implements AutoCloseable {

    private static final String PLACE = """
        {'kind':'form','key':'place','title':'Place','model':{'titleField':'name','fields':[
          {'key':'name','type':'text','title':'Name'},
          {'key':'code','type':'text','title':'Code'}]}}\
        """;
    static final String VISIT = """
        {'kind':'form','key':'visit','title':'Visit','model':{'titleField':'title','fields':[
          {'key':'title','type':'text','title':'标题','required':true},
          {'key':'place','type':'link','title':'地点','props':{'form':'place'}},
          {'key':'places','type':'links','title':'途经','props':{'form':'place'}},
          {'key':'kind','type':'select','title':'类别','props':{'options':[
            {'key':'first','label':'首次'},{'key':'again','label':'回访'}]}},
          {'key':'who','type':'user','title':'人员'},
          {'key':'unit','type':'department','title':'部门'},
          {'key':'day','type':'date','title':'日期'},
          {'key':'at','type':'time','title':'时间'},
          {'key':'month','type':'month','title':'月份'},
          {'key':'took','type':'duration','title':'时长'},
          {'key':'stars','type':'rating','title':'评分'},
          {'key':'people','type':'integer','title':'人数'},
          {'key':'span','type':'daterange','title':'期间'},
          {'key':'spot','type':'location','title':'位置'},
          {'key':'card','type':'idcard','title':'证件'},
          {'key':'agreed','type':'consent','title':'同意'},
          {'key':'photos','type':'image','title':'照片'},
          {'key':'papers','type':'attachment','title':'附件'},
          {'key':'web','type':'url','title':'网址'},
          {'key':'items','type':'subtable','title':'明细','fields':[
            {'key':'what','type':'text','title':'物品','required':true},
            {'key':'count','type':'integer','title':'数量'},
            {'key':'from','type':'link','title':'来自','props':{'form':'place'}},
            {'key':'via','type':'links','title':'路过','props':{'form':'place'}}]}]}}\
        """;
    private static final String ROLES = """
        {'kind':'role','key':'visitor','title':'Visitor','grants':[
          {'form':'visit','actions':['import','create','read','export'],'scope':'all','fields':{'*':'write'}},
          {'form':'place','actions':['create','read'],'scope':'all','fields':{'*':'write'}}]}\
        """;
    private static final String READER = """
        {'kind':'role','key':'reader','title':'Reader','grants':[
          {'form':'visit','actions':['import','create','read'],'scope':'all','fields':{'*':'write'}},
          {'form':'place','actions':['read'],'scope':'all','fields':{'*':'read'}}]}\
        """;

    final ImportWorld world = new ImportWorld();
    final Caller.User ann;
    final Caller.User bob;
    final Caller.User admin;
    private final Path directory;

    /** @param directory for workbooks */
    VisitLab(Path directory) {
        this.directory = directory;
        world.forms.publish(PLACE, VISIT, ROLES, READER);
        ann = world.forms.person("ann", "shop.visitor");
        bob = world.forms.person("bob", "shop.reader");
        admin = world.administrator("root");
    }

    ImportWorld.Sheets sheet(Caller.User caller, List<Object> header, List<List<Object>> rows) {
        return world.open(caller, "shop.visit", world.sheet(directory, header, rows));
    }

    JsonNode visit(String title) {
        var all = new ArrayList<>(world.records(admin, "shop.visit", "title", title));
        all.sort(Comparator.comparing(record -> record.path("id").asText()));
        return all.get(all.size() - 1).path("data");
    }

    int places(String name) {
        return world.records(admin, "shop.place", "name", name).size();
    }

    @Override
    public void close() {
        world.close();
    }
}

package org.mortise.form.record;

/** Forms whose formulas ask each other, and who may see them; FX texts stand in backquotes. */
final class AskingForms {

    static final String WARE = """
            {'kind':'form','key':'ware','title':'Ware','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},
              {'key':'sku','type':'text'},
              {'key':'price','type':'money'},
              {'key':'since','type':'date'},
              {'key':'kind','type':'select','props':{'options':[{'key':'a','label':'A'},{'key':'b','label':'B'}]}},
              {'key':'gone','type':'switch'},
              {'key':'fans','type':'links','props':{'form':'sale'}}]}}""";
    static final String SALE = """
            {'kind':'form','key':'sale','title':'Sale','model':{'titleField':'no','fields':[
              {'key':'no','type':'text'},
              {'key':'sku','type':'text'},
              {'key':'made_on','type':'date'},
              {'key':'ware','type':'link','props':{'form':'ware'}},
              {'key':'phone','type':'text'},
              {'key':'qty','type':'number'},
              {'key':'first','type':'money','compute':'LOOKUP(`ware.price`,`sku`,{sku})'},
              {'key':'last','type':'money','compute':'MAPX(`last`,{sku},`ware.sku`,`ware.price`)'},
              {'key':'dearest','type':'money','compute':'MAPX(`max`,{sku},`ware.sku`,`ware.price`)'},
              {'key':'mean','type':'number','props':{'scale':4},'compute':'MAPX(`avg`,{sku},`ware.sku`,`ware.price`)'},
              {'key':'sum','type':'money','compute':'MAPX(`sum`,{sku},`ware.sku`,`ware.price`)'},
              {'key':'count','type':'number','compute':'MAPX(`count`,{sku},`ware.sku`,`ware.price`)'},
              {'key':'names','type':'text','compute':'TEXTJOIN(`/`,TRUE,MAPX(`list`,{sku},`ware.sku`,`ware.name`))'},
              {'key':'kind','type':'select','props':{'options':[{'key':'a','label':'A'},{'key':'b','label':'B'}]},'compute':'LOOKUP(`ware.kind`,`id`,{ware})'},
              {'key':'at_the_time','type':'money','compute':'QUERY(`last`,`ware.price`,{row.since}<={made_on} && !{row.gone})'},
              {'key':'paid','type':'money','compute':'ROLLUP(`sum`,`receipt.amount`,`sale`)'},
              {'key':'loved','type':'number','compute':'ROLLUP(`count`,`ware.name`,`fans`)'},
              {'key':'open','type':'money','compute':'{sum}-{paid}'},
              {'key':'chained','type':'text','compute':'LOOKUP(`ware.name`,`price`,{dearest})'},
              {'key':'usual','type':'money','default':{'query':{'form':'ware','pick':'price','where':{'all':[
                {'field':'sku','op':'eq','value':{'var':'record.sku'}},{'field':'price','op':'gt','value':'1'},{'field':'gone','op':'ne','value':true}]}}}},
              {'key':'kinds','type':'multiselect','props':{'options':[{'key':'a','label':'A'},{'key':'b','label':'B'}]},
                'default':{'query':{'form':'ware','pick':'kind','multi':true,'where':{'field':'sku','op':'eq','value':{'var':'record.sku'}}}}},
              {'key':'serial','type':'serial','props':{'numbering':'sale_no'}},
              {'key':'code','type':'text','compute':'AUTONUMBER()&`/`&GETUSERNAME({seller})'},
              {'key':'seller','type':'user','default':{'var':'user.id'}},
              {'key':'seller_dept','type':'text','compute':'DEPTNAME(USERFIELD({seller},`department`))&GETUSERNAME(MANAGER({seller}))'},
              {'key':'others','type':'number','compute':'QUERY(`count`,`sale`,{row.phone}={phone})'},
              {'key':'lines','type':'subtable','fields':[
                {'key':'sku','type':'text'},
                {'key':'qty','type':'number'},
                {'key':'price','type':'money','compute':'LOOKUP(`ware.price`,`sku`,{sku})'}]},
              {'key':'total','type':'money','compute':'SUM(MAP({lines.qty},{row}*{row.price}))'}]}}""".replace("`", "\\'");
    private static final String RECEIPT = """
            {'kind':'form','key':'receipt','title':'Receipt','model':{'titleField':'no','fields':[
              {'key':'no','type':'text'},
              {'key':'sale','type':'link','props':{'form':'sale'}},
              {'key':'amount','type':'money'}]}}""";
    private static final String NUMBERING = """
            {'kind':'numbering','key':'sale_no','title':'Numbers','segments':[{'text':'S'},{'sequence':3}]}""";
    private static final String ROLE = """
            {'kind':'role','key':'clerk','title':'Clerk','grants':[
              {'form':'sale','actions':['create','read','update','delete'],'scope':'all','fields':{'*':'write','mean':'hidden'}}]}""";
    private static final String READER = """
            {'kind':'role','key':'reader','title':'Reader','grants':[
              {'form':'sale','actions':['read'],'scope':'all','fields':{'*':'read'}}]}""";

    private AskingForms() {}

    /** All of them, in force in a world of their own. */
    static FormWorld world() {
        var world = new FormWorld();
        world.publish(NUMBERING, WARE, SALE, RECEIPT, ROLE, READER);
        return world;
    }
}

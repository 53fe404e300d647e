package org.mortise.form.record;

/** A small shop: products that belong to people, orders with lines and a rule, and who may do what. */
final class OrderForms {

    static final String PRODUCT = """
            {'kind':'form','key':'product','title':'Product','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','required':true,'props':{'search':true}},
              {'key':'code','type':'text','props':{'unique':true}},
              {'key':'price','type':'money'},{'key':'secret','type':'text'},{'key':'owner','type':'user','default':{'var':'user.id'}}],
              'ownerField':'owner'}}""";
    static final String NUMBERING = """
            {'kind':'numbering','key':'order_no','title':'No','segments':[{'text':'SO-'},{'date':'yyyyMM'},{'sequence':3}],'reset':'month'}""";
    static final String ORDER = """
            {'kind':'form','key':'order','title':'Order','model':{'titleField':'no','fields':[
              {'key':'no','type':'serial','props':{'numbering':'order_no'}},
              {'key':'status','type':'select','default':{'value':'open'},'props':{'options':[{'key':'open','label':'Open'},{'key':'done','label':'Done'}]}},
              {'key':'main','type':'link','props':{'form':'product','fill':[{'from':'name','to':'note'}]}},
              {'key':'note','type':'text','props':{'maxLength':10}},
              {'key':'tags','type':'links','props':{'form':'product'}},
              {'key':'lines','type':'subtable','fields':[
                {'key':'product','type':'link','required':true,'props':{'form':'product','fill':[{'from':'price','to':'price'}]}},
                {'key':'qty','type':'number','required':true,'props':{'scale':0,'min':'1'}},
                {'key':'price','type':'money'},
                {'key':'amount','type':'money','compute':'{qty}*{price}'}]},
              {'key':'total','type':'money','compute':'SUM({lines.amount})'},
              {'key':'closed_on','type':'date'}]},
              'logic':{'rules':[{'key':'close','when':{'field':'status','op':'eq','value':'done'},'then':[{'act':'set','targets':['closed_on'],'value':{'var':'today'}},{'act':'require','targets':['note']}]}],
                'validations':[{'key':'cap','assert':{'field':'total','op':'lte','value':'1000'},'targets':['total'],'message':'too much'}]}}""";
    static final String ROLE = """
            {'kind':'role','key':'seller','title':'Seller','grants':[
              {'form':'product','actions':['create','read','update'],'scope':'own','fields':{'*':'write','secret':'hidden','code':'read'}},
              {'form':'order','actions':['create','read','update','delete'],'scope':'own','fields':{'*':'write'}}]}""";
    static final String IMPORTER = """
            {'kind':'role','key':'importer','title':'Importer','grants':[
              {'form':'product','actions':['read'],'scope':{'field':'name','op':'ne','value':'Hidden'},'fields':{'*':'read'}},
              {'form':'order','actions':['import','read'],'scope':'own','fields':{'*':'write'}}]}""";

    private OrderForms() {}
}

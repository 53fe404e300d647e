package org.mortise.form.record;

/** Orders whose rows point to products, products that reckon over these rows, and people with different rights. */
final class RowRollupForms {

    static final String BRAND = """
            {'kind':'form','key':'brand','title':'Brand','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},
              {'key':'sold','type':'rollup','props':{'form':'order','via':'items.product.brand','function':'sum','field':'items.quantity'}}]}}""";
    static final String PRODUCT = """
            {'kind':'form','key':'product','title':'Product','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},
              {'key':'brand','type':'link','props':{'form':'brand'}},
              {'key':'bought','type':'integer'},
              {'key':'sold','type':'rollup','props':{'form':'order','via':'items.product','function':'sum','field':'items.quantity','where':{'field':'state','op':'ne','value':'void'}}},
              {'key':'lines','type':'rollup','props':{'form':'order','via':'items.product'}},
              {'key':'big','type':'rollup','props':{'form':'order','via':'items.product','where':{'field':'items.quantity','op':'gte','value':5}}},
              {'key':'bundled','type':'rollup','props':{'form':'order','via':'items.also'}},
              {'key':'dearest','type':'rollup','props':{'form':'order','via':'items.product','function':'max','field':'items.amount'}},
              {'key':'last_on','type':'rollup','props':{'form':'order','via':'items.product','function':'max','field':'made_on'}},
              {'key':'orders','type':'rollup','props':{'form':'order','via':'items.product','function':'countDistinct','field':'no'}},
              {'key':'recent','type':'rollup','props':{'form':'order','via':'items.product','function':'sum','field':'items.quantity','window':{'field':'made_on','within':'last30d'}}},
              {'key':'due','type':'rollup','props':{'form':'order','via':'items.product','window':{'field':'items.due_on','within':'last30d'}}},
              {'key':'gold','type':'rollup','props':{'form':'order','via':'items.product','function':'sum','field':'items.quantity','where':{'field':'buyer.level','op':'eq','value':'gold'}}},
              {'key':'near','type':'rollup','props':{'form':'order','via':'items.product','where':{'field':'items.depot.name','op':'eq','value':'near'}}},
              {'key':'dollars','type':'rollup','props':{'form':'order','via':'items.product','function':'sum','field':'items.fee','where':{'field':'items.cur','op':'eq','value':'USD'}}},
              {'key':'stock','type':'integer','compute':'{bought}-{sold}'}]}}""";
    static final String BUYER = """
            {'kind':'form','key':'buyer','title':'Buyer','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},
              {'key':'level','type':'text'}]}}""";
    static final String ORDER = """
            {'kind':'form','key':'order','title':'Order','model':{'titleField':'no','fields':[
              {'key':'no','type':'text'},
              {'key':'buyer','type':'link','props':{'form':'buyer'}},
              {'key':'state','type':'select','default':{'value':'live'},'props':{'options':[{'key':'live','label':'Live'},{'key':'void','label':'Void'}]}},
              {'key':'made_on','type':'date'},
              {'key':'items','type':'subtable','fields':[
                {'key':'product','type':'link','props':{'form':'product'}},
                {'key':'also','type':'links','props':{'form':'product'}},
                {'key':'depot','type':'link','props':{'form':'buyer'}},
                {'key':'due_on','type':'date'},
                {'key':'quantity','type':'integer'},
                {'key':'cur','type':'currency','props':{'options':[{'key':'CNY','label':'CNY'},{'key':'USD','label':'USD'}]}},
                {'key':'fee','type':'money','props':{'currencyField':'cur'}},
                {'key':'price','type':'money'},
                {'key':'amount','type':'money','compute':'{quantity}*{price}'}]}]}}""";
    static final String ROLES = """
            {'kind':'role','key':'clerk','title':'Clerk','grants':[
              {'form':'brand','actions':['create','read','update','delete'],'scope':'all','fields':{'*':'write'}},
              {'form':'product','actions':['create','read','update','delete'],'scope':'all','fields':{'*':'write'}},
              {'form':'buyer','actions':['create','read','update','delete'],'scope':'all','fields':{'*':'write'}},
              {'form':'order','actions':['create','read','update','delete'],'scope':'all','fields':{'*':'write'}}]}""";
    static final String GUEST = """
            {'kind':'role','key':'guest','title':'Guest','grants':[
              {'form':'product','actions':['read'],'scope':'all','fields':{'*':'read'}},
              {'form':'order','actions':['read'],'scope':'all','fields':{'*':'read','items.product':'hidden'}}]}""";
    static final String STRANGER = """
            {'kind':'role','key':'stranger','title':'Stranger','grants':[
              {'form':'product','actions':['read'],'scope':'all','fields':{'*':'read'}},
              {'form':'order','actions':['read'],'scope':{'field':'state','op':'eq','value':'void'},'fields':{'*':'read'}}]}""";
    static final String[] ALL = {BRAND, PRODUCT, BUYER, ORDER, ROLES, GUEST, STRANGER};

    private RowRollupForms() {}
}

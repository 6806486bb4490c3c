"""Write a benchmark model folder: a Llama-architecture decoder in the shape that onnxruntime-genai's exports have
(int4 MatMulNBits block 32 symmetric accuracy_level 4, packed-QKV GroupQueryAttention, (Skip)SimplifiedLayerNormalization,
external data), with random weights, plus config.json, genai_config.json and a tokenizer. It measures speed, never quality.

usage: make_bench_model.py {small|mid} OUT_FOLDER TOKENIZER_FOLDER [--last]
  small  the shape of SmolLM2-135M (vocabulary 49152)
  mid    the shape of Qwen2.5-0.5B (vocabulary 151936)
  TOKENIZER_FOLDER  whose tokenizer files are copied, such as SmolLM's; an empty folder will do where no text is read
  --last the graph returns logits of the last position only
needs: pip install numpy onnx (in a virtual environment)"""
import sys, os, json, numpy as np, onnx
from onnx import helper as h, TensorProto as T
CFG=dict(small=dict(H=576,L=30,NH=9,KV=3,I=1536,V=49152,HD=64),
         mid=dict(H=896,L=24,NH=14,KV=2,I=4864,V=151936,HD=64))
def build(name,out,last=False,maxpos=4096,blk=32):
    c=CFG[name]; H,L,NH,KV,I,V,HD=[c[k] for k in ('H','L','NH','KV','I','V','HD')]
    os.makedirs(out,exist_ok=True); data='model.onnx.data'; f=open(f'{out}/{data}','wb')
    rng=np.random.default_rng(0); inits=[]; nodes=[]; touched=0
    def ext(nm,arr,dt):
        off=f.tell(); pad=(-off)%65536 if arr.nbytes>65536 else (-off)%64
        f.write(b'\0'*pad); off+=pad; f.write(arr.tobytes())
        t=T(); t.name=nm; t.data_type=dt; t.dims.extend(arr.shape); t.data_location=T.EXTERNAL
        for k,v in (('location',data),('offset',str(off)),('length',str(arr.nbytes))):
            e=t.external_data.add(); e.key=k; e.value=v
        inits.append(t)
    def small(nm,arr): inits.append(onnx.numpy_helper.from_array(arr,nm))
    def N(op,i,o,dom='',**a): nodes.append(h.make_node(op,i,o,name='/'+op+'/'+o[0],domain=dom,**a)); return o[0]
    def mm(x,nm,K,Nn,y):
        nonlocal touched
        q=rng.integers(0,256,(Nn,K//blk,blk//2),dtype=np.uint8)
        s=(rng.uniform(0.5,1.5,(Nn,K//blk)).astype(np.float32)*(1.0/np.sqrt(K)/4.6)).astype(np.float32)
        ext(nm+'.qweight',q,T.UINT8); ext(nm+'.scales',s,T.FLOAT); touched+=q.nbytes+s.nbytes
        return N('MatMulNBits',[x,nm+'.qweight',nm+'.scales'],[y],'com.microsoft',K=K,N=Nn,bits=4,block_size=blk,accuracy_level=int(os.environ.get("ACC","4")))
    MS='com.microsoft'
    # attention mask reformatting subgraph, as in the builder
    small('one64',np.array([1],np.int64)); small('axis1',np.array([1],np.int64)); small('idx1',np.array(1,np.int64))
    N('ReduceSum',['attention_mask','axis1'],['am_sum']); N('Sub',['am_sum','one64'],['am_sub']); N('Cast',['am_sub'],['seqlens_k'],to=T.INT32)
    N('Shape',['attention_mask'],['am_shape']); N('Gather',['am_shape','idx1'],['am_len'],axis=0); N('Cast',['am_len'],['total_seq_len'],to=T.INT32)
    ext('embed',rng.standard_normal((V,H),dtype=np.float32)*0.5,T.FLOAT)
    inv=1.0/(10000.0**(np.arange(0,HD,2)/HD)); ang=np.outer(np.arange(maxpos),inv)
    ext('cos_cache',np.cos(ang).astype(np.float32),T.FLOAT); ext('sin_cache',np.sin(ang).astype(np.float32),T.FLOAT)
    x=N('Gather',['embed','input_ids'],['h0'])
    skip=None; ins=[('input_ids',T.INT64,['batch_size','sequence_length']),('attention_mask',T.INT64,['batch_size','total_sequence_length'])]; outs=[('logits',T.FLOAT,['batch_size','sequence_length' if not last else 1,V])]
    for l in range(L):
        p=f'l{l}.'
        ext(p+'n1',np.ones(H,np.float32),T.FLOAT); ext(p+'n2',np.ones(H,np.float32),T.FLOAT)
        if l==0: a=N('SimplifiedLayerNormalization',[x,p+'n1'],[p+'ln1'],axis=-1,epsilon=1e-5,stash_type=1); res=x
        else:
            N('SkipSimplifiedLayerNormalization',[res,x,p+'n1'],[p+'ln1','','',p+'res1'],MS,epsilon=1e-5); a=p+'ln1'; res=p+'res1'
        qkv=mm(a,p+'qkv',H,(NH+2*KV)*HD,p+'qkvo')
        pk,pv,nk,nv=[f'{w}.{l}.{t}' for w in('past_key_values','present') for t in('key','value')]
        N('GroupQueryAttention',[qkv,'','',pk,pv,'seqlens_k','total_seq_len','cos_cache','sin_cache'],[p+'att',nk,nv],MS,num_heads=NH,kv_num_heads=KV,scale=HD**-0.5,do_rotary=1,rotary_interleaved=0,local_window_size=-1,softcap=0.0)
        for nm in(pk,pv): ins.append((nm,T.FLOAT,['batch_size',KV,'past_sequence_length',HD]))
        for nm in(nk,nv): outs.append((nm,T.FLOAT,['batch_size',KV,'total_sequence_length',HD]))
        o=mm(p+'att',p+'o',NH*HD,H,p+'oo')
        N('SkipSimplifiedLayerNormalization',[res,o,p+'n2'],[p+'ln2','','',p+'res2'],MS,epsilon=1e-5); res=p+'res2'
        g=mm(p+'ln2',p+'gate',H,I,p+'g'); u=mm(p+'ln2',p+'up',H,I,p+'u')
        N('Sigmoid',[g],[p+'sg']); N('Mul',[g,p+'sg'],[p+'silu']); N('Mul',[p+'silu',u],[p+'gu'])
        x=mm(p+'gu',p+'down',I,H,p+'d')
    ext('nf',np.ones(H,np.float32),T.FLOAT)
    N('SkipSimplifiedLayerNormalization',[res,x,'nf'],['fin'],MS,epsilon=1e-5); y='fin'
    if last:
        small('s0',np.array([-1],np.int64)); small('s1',np.array([np.iinfo(np.int64).max],np.int64)); y=N('Slice',['fin','s0','s1','axis1'],['finlast'])
    mm(y,'lm_head',H,V,'logits'); f.close()
    vi=lambda l:[h.make_tensor_value_info(*t) for t in l]
    g=h.make_graph(nodes,'main_graph',vi(ins),vi(outs),inits)
    m=h.make_model(g,opset_imports=[h.make_opsetid('',18),h.make_opsetid(MS,1)],ir_version=8,producer_name='make_bench_model')
    for k,v in dict(c,touched=touched).items(): e=m.metadata_props.add(); e.key=k; e.value=str(v)
    onnx.save(m,f'{out}/model.onnx'); json.dump(dict(c,touched=touched),open(f'{out}/cfg.json','w'))
    print(name,out,'touched MB %.1f'%(touched/1e6),'file MB %.1f'%(os.path.getsize(f'{out}/{data}')/1e6))
def config(name,out,tok):
    c=CFG[name]; import glob,gzip,shutil
    for p in glob.glob(os.path.join(tok,'*')):
        n=os.path.basename(p)
        if n.endswith('.gz'):
            with gzip.open(p) as a, open(os.path.join(out,n[:-3]),'wb') as b: shutil.copyfileobj(a,b)
        elif n.startswith(('tokenizer','special','chat_template')): shutil.copy(p,out)
    json.dump(dict(architectures=['LlamaForCausalLM'],model_type='llama',hidden_size=c['H'],num_hidden_layers=c['L'],num_attention_heads=c['NH'],num_key_value_heads=c['KV'],head_dim=c['HD'],intermediate_size=c['I'],vocab_size=c['V'],max_position_embeddings=4096,bos_token_id=1,eos_token_id=2),open(f'{out}/config.json','w'),indent=1)
    json.dump({'model':{'type':'llama','bos_token_id':1,'eos_token_id':2,'pad_token_id':2,'context_length':4096,'vocab_size':c['V'],'decoder':{'session_options':{'provider_options':[]},'filename':'model.onnx','head_size':c['HD'],'hidden_size':c['H'],'num_attention_heads':c['NH'],'num_hidden_layers':c['L'],'num_key_value_heads':c['KV'],'inputs':{'input_ids':'input_ids','attention_mask':'attention_mask','past_key_names':'past_key_values.%d.key','past_value_names':'past_key_values.%d.value'},'outputs':{'logits':'logits','present_key_names':'present.%d.key','present_value_names':'present.%d.value'}}},'search':{'do_sample':False,'max_length':4096,'past_present_share_buffer':True}},open(f'{out}/genai_config.json','w'),indent=1)
if __name__=='__main__':
    build(sys.argv[1],sys.argv[2],'--last' in sys.argv); config(sys.argv[1],sys.argv[2],sys.argv[3])

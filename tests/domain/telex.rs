//! Typing Vietnamese by Telex and VNI.

use bantin::domain::vietnamese::telex::{Composer, Method, Placement, Tone};

/// What stands before the caret after these keys; `<` deletes.
fn typed_by(mut composer: Composer, keys: &str) -> String {
    keys.chars().fold(String::new(), |text, key| match key {
        '<' => composer.delete(&text),
        key => composer.press(&text, key),
    })
}

fn telex(keys: &str) -> String {
    typed_by(Composer::default(), keys)
}

fn vni(keys: &str) -> String {
    typed_by(Composer::new(Method::Vni, Placement::New), keys)
}

fn old(keys: &str) -> String {
    typed_by(Composer::new(Method::Telex, Placement::Old), keys)
}

/// Keys and what they make, as "keys=word" between spaces.
#[track_caller]
fn check_all(table: &str, type_keys: fn(&str) -> String) -> usize {
    let rows = table.split_whitespace().map(|row| row.split_once('=').expect("keys=word"));
    let wrong: Vec<_> = rows
        .clone()
        .map(|(keys, word)| (keys, type_keys(keys), word))
        .filter(|(_, made, word)| made != word)
        .collect();
    assert!(wrong.is_empty(), "keys, made, wanted: {wrong:?}");
    rows.count()
}

/// In turn: each mark behind its letter and the tone at the end; the tone behind the vowels; all marks at
/// the end.
const TELEX: &str = "\
    anh=anh awn=ăn amas=ấm aos=áo aj=ạ baf=bà bacs=bác baif=bài banr=bản baor=bảo baox=bão bayr=bảy \
    bawcs=bắc bawfng=bằng bes=bé been=bên beejnh=bệnh bietes=biết bieenr=biển bieeur=biểu binhf=bình \
    bor=bỏ boos=bố booj=bộ boong=bông bowir=bởi buuw=bưu buwowcs=bước buowir=bưởi buomws=bướm cas=cá \
    casc=các cachs=cách camr=cảm caafn=cần capas=cấp caauf=cầu caay=cây chaof=chào chayj=chạy \
    chawsc=chắc chamw=chăm chaan=chân chaajm=chậm chaua=châu chees=chế cheest=chết chij=chị \
    chieecs=chiếc chieeuf=chiều chinhs=chính chiuj=chịu cho=cho chonj=chọn choox=chỗ choofng=chồng \
    chowj=chợ chus=chú chuaarn=chuẩn chungs=chúng chuyeenj=chuyện chuyeern=chuyển chuyenes=chuyến \
    chuwx=chữ chuwax=chữa chuongw=chương coo=cô cos=có con=con conf=còn coong=công congor=cổng \
    coongj=cộng cow=cơ comw=cơm cuar=của cufng=cùng cungx=cũng cuoocs=cuốc cuoojc=cuộc cuoios=cuối \
    cuws=cứ cuwus=cứu cuawr=cửa cuwowif=cười cuowsp=cướp daif=dài dams=dám daan=dân dauas=dấu daauf=dầu \
    dijch=dịch dipj=dịp do=do dojc=dọc dongf=dòng duwowis=dưới duowxng=dưỡng duawf=dừa ddax=đã \
    ddaif=đài dandf=đàn ddaor=đảo ddaoj=đạo dacdwj=đặc ddawtj=đặt ddaast=đất dauda=đâu ddaauf=đầu \
    ddaayf=đầy dayda=đây ddeens=đến ddeef=đề demde=đêm ddeeuf=đều ddeer=để diendej=điện ddieemr=điểm \
    ddieeuf=điều dinhdj=định ddos=đó ddojc=đọc doandj=đoạn ddoanf=đoàn ddor=đỏ dodoj=độ ddooij=đội \
    ddoofng=đồng dongdoj=động ddowif=đời ddowij=đợi duocdwj=được dduwowngf=đường dduwsng=đứng duadw=đưa \
    ddur=đủ em=em eps=ép eem=êm eesch=ếch gaf=gà gawpj=gặp gaafn=gần goox=gỗ gif=gì gifn=gìn gias=giá \
    giaf=già giair=giải giauf=giàu giawcj=giặc giaays=giấy gietes=giết gieengs=giếng gieeng=giêng \
    gioir=giỏi giowis=giới giowf=giờ giups=giúp giuwax=giữa giuowfng=giường giuwx=giữ gioongs=giống \
    guwir=gửi ghees=ghế ghets=ghét ghi=ghi haf=hà hai=hai hafng=hàng hangx=hãng hats=hát hayx=hãy \
    hauaj=hậu henj=hẹn heej=hệ hetes=hết hieemr=hiểm hieejn=hiện hieuer=hiểu hinhf=hình hoas=hoá \
    hoaf=hoà hoawcj=hoặc hoafn=hoàn hoangf=hoàng hocj=học hoir=hỏi homo=hôm hooij=hội hown=hơn \
    hopwj=hợp huwowngs=hướng huowrng=hưởng huouw=hươu huwux=hữu huyeejn=huyện huynhf=huỳnh hueej=huệ \
    huow=huơ ichs=ích im=im ist=ít kees=kế kems=kém keenh=kênh ketes=kết khachs=khách khasm=khám \
    khacws=khắc khaaur=khẩu khi=khi khoas=khoá khoangr=khoảng khoer=khoẻ khoets=khoét khos=khó \
    khoor=khổ khongo=không khowir=khởi khu=khu khuayas=khuấy khuya=khuya khuyur=khuỷu khuyene=khuyên \
    khuyeens=khuyến kieerm=kiểm kienes=kiến kieenj=kiện kinh=kinh kyf=kỳ kyx=kỹ laf=là laj=lạ lamf=làm \
    laxnh=lãnh lapaj=lập laau=lâu laays=lấy lex=lẽ leen=lên leex=lễ lichj=lịch lieen=liên lieejt=liệt \
    lonws=lớn lowif=lời lowij=lợi luataj=luật luoon=luôn luoofng=luồng lux=lũ luwaj=lựa luwjc=lực \
    luongwj=lượng luwowif=lười mas=má maf=mà maix=mãi majng=mạng matwj=mặt mawts=mắt maaux=mẫu \
    mayas=mấy mej=mẹ mieefn=miền mienges=miếng minhf=mình moir=mỏi moij=mọi mons=món mooix=mỗi \
    moiws=mới mootj=một mua=mua muaw=mưa muaf=mùa muoosn=muốn muoiwf=mười muwownj=mượn muowi=mươi \
    mutws=mứt manhj=mạnh nam=nam namw=năm nawngs=nắng nawjng=nặng nanga=nâng neenf=nền neeus=nếu \
    ngayf=ngày ngax=ngã ngafnh=ngành ngana=ngân ngaapj=ngập ngheef=nghề nghe=nghe nghix=nghĩ \
    nghiax=nghĩa nghiepej=nghiệp nghieeng=nghiêng ngoaif=ngoài ngoeos=ngoéo ngoaos=ngoáo ngoan=ngoan \
    ngois=ngói ngooif=ngồi ngur=ngủ nguonof=nguồn nguyeen=nguyên nguyeexn=nguyễn nguoiwf=người \
    nguwowcj=ngược nhaf=nhà nhanh=nhanh nhayj=nhạy nhaan=nhân nhatas=nhất nhes=nhé nhieexm=nhiễm \
    nhieuef=nhiều nhor=nhỏ nhosm=nhóm nhowf=nhờ nhuooms=nhuốm nhuw=như nhungwx=những nhuwowngf=nhường \
    nois=nói noioj=nội noong=nông nooir=nổi noiw=nơi nuis=núi nuwax=nữa nuocws=nước nuwowmf=nườm oo=ô \
    omos=ốm oong=ông owr=ở onw=ơn owts=ớt oanh=oanh oans=oán oachs=oách phair=phải phaps=pháp \
    phats=phát phaasn=phấn pheps=phép phias=phía phieeus=phiếu phongf=phòng phoos=phố phur=phủ \
    phucs=phúc phuwowng=phương phuowfng=phường phuongwj=phượng qua=qua quas=quá quaf=quà quar=quả \
    quan=quan quans=quán quanr=quản quanh=quanh quay=quay quawn=quăn quaan=quân quanaj=quận quaayf=quầy \
    quen=quen quene=quên quets=quét quee=quê quees=quế quyf=quỳ quyr=quỷ quys=quý quyeen=quyên \
    quyeefn=quyền quyener=quyển quyeets=quyết quyfnh=quỳnh quyts=quýt quoocs=quốc quowr=quở quow=quơ \
    ranhr=rảnh rawfm=rằm ratas=rất rex=rẽ rest=rét rox=rõ rooif=rồi roojng=rộng roiwf=rời ruwowuj=rượu \
    ruwfng=rừng rux=rũ ruoongj=ruộng sasch=sách sai=sai sachj=sạch sasng=sáng sau=sau sawcs=sắc \
    sawsp=sắp sana=sân sex=sẽ sieeu=siêu sinh=sinh sooocs=soóc soos=số songos=sống soong=sông sowsm=sớm \
    suotos=suốt suy=suy suws=sứ sucws=sức suwar=sửa suowng=sương ta=ta tais=tái tauf=tàu tay=tay \
    taoj=tạo tawsc=tắc tangaf=tầng taapj=tập taam=tâm tanas=tấn tees=tế teest=tết thanhf=thành \
    thaoj=thạo thawm=thăm thangws=thắng thaan=thân thaasp=thấp thayas=thấy thees=thế theem=thêm \
    thif=thì thij=thị thisch=thích thieues=thiếu thieets=thiết thieejt=thiệt thoiwf=thời thooi=thôi \
    thoong=thông thongos=thống thow=thơ thowj=thợ thu=thu thuees=thuế thuee=thuê thuowr=thuở \
    thuoocj=thuộc thuoosc=thuốc thuys=thuý thuyr=thuỷ thuwaf=thừa thuyf=thuỳ thuwowng=thương \
    thuowfng=thường thuongwr=thưởng thuwowngj=thượng tieefn=tiền tienes=tiến tieengs=tiếng tieesp=tiếp \
    tieces=tiếc tieeur=tiểu tifm=tìm tinhr=tỉnh toaf=toà toasn=toán toanf=toàn tooi=tôi toois=tối \
    totos=tốt towf=tờ towis=tới trar=trả trang=trang trasch=trách trangws=trắng trer=trẻ treen=trên \
    trieuej=triệu trinhf=trình trong=trong trof=trò trowr=trở truowsc=trước truongwf=trường \
    truwowngr=trưởng truowjt=trượt trungws=trứng truyeenf=truyền truyeejn=truyện tuwf=từ tuwj=tự \
    tuooir=tuổi tuanaf=tuần tuaans=tuấn tuyeen=tuyên tuyener=tuyển tuyeets=tuyết tuowsng=tướng \
    tuongwr=tưởng ungr=ủng uoosng=uống uocws=ước uwowng=ương uwu=ưu uwf=ừ uwngs=ứng uyr=uỷ uyener=uyển \
    vaif=vài vafng=vàng vaof=vào vawn=văn vaaxn=vẫn vayaj=vậy veef=về vif=vì viecej=việc vieenj=viện \
    vieest=viết vietej=việt vongf=vòng vor=vỏ vox=võ vungf=vùng vua=vua vuawf=vừa vuwownf=vườn \
    vuowjt=vượt vuongws=vướng vowj=vợ xa=xa xax=xã xanh=xanh xaay=xây xe=xe xem=xem xong=xong \
    xooong=xoong xoas=xoá xoay=xoay xoays=xoáy xoawns=xoắn xuaan=xuân xuatas=xuất xuoongs=xuống \
    xuowrng=xưởng xuaw=xưa xuws=xứ xuwr=xử ys=ý yeen=yên yeeu=yêu yeues=yếu yeets=yết DDawsk=Đắk \
    Lakws=Lắk Kroong=Krông Vieejt=Việt Nam=Nam Haf=Hà Nooij=Nội Huees=Huế DDaf=Đà Nawxng=Nẵng \
    DUONGDwf=ĐƯỜNG THANHf=THÀNH PHOOs=PHỐ Hoof=Hồ Chis=Chí Minh=Minh QUOCOs=QUỐC HOOIj=HỘI \
    Gieesng=Giếng Quys=Quý Uwowcs=Ước AAsn=Ấn Onw=Ơn";

const VNI: &str = "\
    an8=ăn a5=ạ bai2=bài bao4=bão bang82=bằng be6nh5=bệnh bieu63=biểu bo61=bố boi73=bởi buo7i3=bưởi \
    cac1=các ca6n2=cần cay6=cây cha8c1=chắc cham65=chậm che6t1=chết chieu62=chiều chon5=chọn cho75=chợ \
    chung1=chúng chuye6n1=chuyến chuong7=chương con2=còn co6ng5=cộng cua3=của cuo6c1=cuốc cu71=cứ \
    cuo7i2=cười dam1=dám da6u2=dầu doc5=dọc duong74=dưỡng d9ai2=đài dao95=đạo d9a6t1=đất day962=đầy \
    d9e62=đề de963=để d9ie6u2=điều doc95=đọc d9o3=đỏ dong962=đồng d9o7i5=đợi dung971=đứng ep1=ép ga2=gà \
    go64=gỗ gia1=giá giau2=giàu gie6t1=giết gioi3=giỏi giup1=giúp giu74=giữ ghe61=ghế hang2=hàng \
    hay4=hãy he65=hệ hie6n5=hiện hoa1=hoá hoan2=hoàn hoi3=hỏi ho7n=hơn huong73=hưởng huye6n5=huyện \
    huo7=huơ ke61=kế ke6t1=kết khac81=khắc khoang3=khoảng kho1=khó khoi73=khởi khuye6n=khuyên \
    kien61=kiến ky4=kỹ lam2=làm lau6=lâu le6n=lên lien6=liên lo7i2=lời luon6=luôn lu7a5=lựa luoi72=lười \
    mai4=mãi mat81=mắt me5=mẹ minh2=mình mon1=món mot65=một muon61=muốn muo7i=mươi na8m=năm nang6=nâng \
    ngay2=ngày ngan6=ngân nghi4=nghĩ nghie6ng=nghiêng ngoao1=ngoáo ngu3=ngủ nguye6n4=nguyễn nha2=nhà \
    nhat61=nhất nhie6u2=nhiều nho72=nhờ nhu7ng4=những noi65=nội no7i=nơi nuoc71=nước o6m1=ốm on7=ơn \
    oach1=oách phat1=phát phia1=phía pho61=phố phuong7=phương qua1=quá quan1=quán qua6n=quân que6n=quên \
    que61=quế quy1=quý quyen63=quyển quyt1=quýt quo7=quơ ra6t1=rất ro4=rõ ro7i2=rời ru4=rũ sach5=sạch \
    sap81=sắp sie6u=siêu so6ng1=sống suot61=suốt sua73=sửa tau2=tàu tang62=tầng ta6n1=tấn thanh2=thành \
    tha8ng1=thắng thay61=thấy thi2=thì thieu61=thiếu tho7i2=thời thong61=thống thue61=thuế \
    thuo6c5=thuộc thuy3=thuỷ thuo7ng=thương thuong75=thượng tie6ng1=tiếng tieu63=tiểu toa2=toà toi6=tôi \
    to72=tờ trach1=trách tren6=trên tro2=trò truo7ng2=trường trung71=trứng tu72=từ tuan62=tuần \
    tuye6n3=tuyển tuong73=tưởng uo7c1=ước u72=ừ uye6n3=uyển vao2=vào va6y5=vậy viec65=việc vie6t5=việt \
    vo4=võ vuon72=vườn vo75=vợ xoa1=xoá xuan6=xuân xuo7ng3=xưởng xu73=xử ye6u=yêu Dak981=Đắk \
    Vie6t5=Việt Hue61=Huế DUONG972=ĐƯỜNG Ho62=Hồ HO6I5=HỘI Uoc71=Ước";

#[test]
fn words_by_telex() {
    assert!(check_all(TELEX, telex) >= 300);
}

#[test]
fn words_by_vni() {
    assert!(check_all(VNI, vni) >= 150);
}

#[test]
fn tones_stand_in_the_old_place_where_that_is_wanted() {
    let table = "hoas=hóa hoaf=hòa khoer=khỏe thuys=thúy uyr=ủy toaf=tòa hoanf=hoàn toans=toán khuyeens=khuyến \
        quys=quý quas=quá gias=giá hoais=hoái ngoaos=ngoáo khuyur=khuỷu huynhf=huỳnh loetj=loẹt mias=mía muas=múa";
    check_all(table, old);
    check_all("hoas=hoá hoaf=hoà khoer=khoẻ thuys=thuý uyr=uỷ toaf=toà hoanf=hoàn", telex);
}

#[test]
fn marks_may_come_anywhere_in_the_word() {
    check_all(
        "tieengs=tiếng tieesng=tiếng tiesnge=tiếng tiengse=tiếng tienges=tiếng \
         duowngf=dường dduwowngf=đường duongwdf=đường dduongwf=đường duongfdw=đường duwongfd=đường duwowngfd=đường \
         nguoiwf=người nguowif=người nguoifw=người nguwoif=người ruouwj=rượu ruwouj=rượu \
         vietje=việt viejte=việt vieejt=việt vietej=việt truyeenj=truyện truyenej=truyện truyenje=truyện \
         hoatj=hoạt hojat=hoạt quocos=quốc quoosc=quốc muonwj=mượn muwonj=mượn nawms=nắm namws=nắm nasmw=nắm",
        telex,
    );
}

#[test]
fn gi_and_qu_are_no_vowels() {
    check_all(
        "gif=gì gifn=gìn ginf=gìn gias=giá giaf=già giawcj=giặc gieengs=giếng gieets=giết giuwax=giữa \
         giuwowngf=giường giux=giũ gioos=giố gieof=gièo quas=quá quys=quý quyeets=quyết quyeenr=quyển quoocs=quốc \
         quows=quớ quaays=quấy quawns=quắn quynhf=quỳnh quyts=quýt queen=quên quits=quít",
        telex,
    );
    check_all("gi2=gì gie61ng=giếng giu7a4=giữa qua3=quả quy1=quý quye6n3=quyển quo61c=quốc", vni);
}

#[test]
fn w_is_ư_where_nothing_takes_its_mark() {
    check_all(
        "w=ư tw=tư twf=từ nhwngx=những chwax=chữa W=Ư uw=ư ow=ơ aw=ă uow=ươ uwow=ươ uwo=ưo uong=uong uongw=ương \
         uwong=ương luowngj=lượng huow=huơ huowu=hươu thuowr=thuở thuowng=thương khuow=khuơ muaw=mưa uuw=ưu \
         huuwx=hữu qw=qw qua=qua quaw=quă",
        telex,
    );
}

#[test]
fn same_key_again_takes_the_mark_back_and_writes_itself() {
    check_all(
        "ass=as aff=af arr=ar axx=ax ajj=aj aaa=aa eee=ee ooo=oo aww=aw oww=ow uww=uw ww=w tww=tw Ww=W WW=W ddd=dd \
         uoww=uow uwoww=uow toanss=toans caana=cana boong=bông booong=boong xoongs=xống xooongs=xoóng \
         asss=ass awww=aww wwww=www dddd=ddd ddaddd=daddd aaaa=aaa",
        telex,
    );
    check_all("a11=a1 a66=a6 o77=o7 u77=u7 a88=a8 d99=d9 a00=a00 a111=a11 to6i66=toi66", vni);
}

#[test]
fn another_mark_takes_the_place_of_the_first() {
    check_all("asf=à afs=á asj=ạ aaw=ă awa=â oow=ơ owo=ô muoon=muôn muoonw=mươn muwown=mươn", telex);
    check_all("a12=à a68=ă a86=â o67=ơ o76=ô muo6n7=mươn muo7n6=muôn", vni);
}

#[test]
fn z_and_0_take_the_tone_away() {
    check_all("asz=a toansz=toan tieengsz=tiêng az=az zoo=zoo zz=zz", telex);
    check_all("a10=a tie6ng10=tiêng 0=0 10=10 2026=2026", vni);
}

#[test]
fn capitals_stay_capital() {
    check_all(
        "VIEEJT=VIỆT Vieetj=Việt DDAWKS=ĐẮK Dda=Đa dDa=đa DDa=Đa dda=đa HOAF=HOÀ Hoaf=Hoà AA=Â Aa=Â aA=â UW=Ư UOW=ƯƠ \
         ES=É eS=é QUOOCS=QUỐC",
        telex,
    );
}

#[test]
fn words_of_other_languages_are_left_alone() {
    check_all(
        "text=text expect=expect windows=windows google=google software=software facebook=facebook class=class \
         Samsung=Samsung Moscow=Moscow covid=covid internet=internet wifi=wifi email=email web=web twitter=twitter \
         WHO=WHO laser=laser zalo=zalo iPhone=iPhone download=download website=website fpt=fpt VNeID=VNeID",
        telex,
    );
}

#[test]
fn deleting_the_letter_that_broke_a_word_brings_it_back() {
    check_all(
        "nguowifg=nguowifg nguowifg<=người nguowifgh<<=người nguowifg<<=ngườ windows<<<<<=ưi tex=tẽ text<=tẽ text<t=text",
        telex,
    );
}

#[test]
fn deleting_takes_one_letter_with_its_marks() {
    check_all("tieengs<=tiến tieengs<<=tiế tieengs<<<s=tí dd<=", telex);
    assert_eq!(Composer::default().delete("hoa\u{302}\u{301}"), "ho");
    assert_eq!(Composer::default().delete("a😀"), "a");
    assert_eq!(Composer::default().delete(""), "");
}

#[test]
fn text_before_the_word_and_between_words_stays() {
    assert_eq!(telex("tieengs vieetj"), "tiếng việt");
    assert_eq!(telex("39-CT/TW"), "39-CT/TƯ");
    assert_eq!(Composer::default().press("Tiếng viêt", 'j'), "Tiếng việt");
    assert_eq!(Composer::default().press("“viet", 'e'), "“viêt");
    assert_eq!(Composer::default().press("ngày 5", 's'), "ngày 5s");
    // Two tones in one word, or letters of others: nothing is touched.
    assert_eq!(Composer::default().press("áá", 's'), "áás");
    assert_eq!(Composer::default().press("naïve", 's'), "naïvé");
}

#[test]
fn word_that_somebody_changed_is_taken_up_as_it_is() {
    let mut composer = Composer::default();
    let text = composer.press("", 'w');
    assert_eq!(text, "ư");
    // Not the ư that it wrote: it stands in another word, so it is taken apart, not away.
    assert_eq!(composer.press("tư", 'w'), "tuw");
    assert_eq!(composer.press("viêt", 'j'), "việt");
}

#[test]
fn plain_keys_write_themselves() {
    let plain = |keys: &str| typed_by(Composer::new(Method::Plain, Placement::New), keys);
    check_all("tieengs=tieengs ww=ww a1=a1 dd=dd", |keys| {
        typed_by(Composer::new(Method::Plain, Placement::New), keys)
    });
    assert_eq!(plain("ab<c"), "ac");
}

#[test]
fn tones_by_keys_of_their_own() {
    let mut composer = Composer::new(Method::Plain, Placement::New);
    let check = |composer: &mut Composer, before, tone, after| {
        assert_eq!(composer.mark(before, tone), after);
    };
    check(&mut composer, "hoa", Tone::Acute, "hoá");
    check(&mut composer, "hoá", Tone::Grave, "hoà");
    check(&mut composer, "hoà", Tone::Grave, "hoa");
    check(&mut composer, "tin việt", Tone::Hook, "tin viểt");
    check(&mut composer, "một ", Tone::Tilde, "một ");
    check(&mut composer, "", Tone::Dot, "");
    check(&mut composer, "b", Tone::Dot, "b");
    assert_eq!(composer.press("muôn", 'g'), "muông");
    let mut composer = Composer::default();
    let text = composer.mark("tiêng", Tone::Acute);
    // The tone goes where it belongs when the word goes on, and more keys may mark it.
    assert_eq!(text, "tiếng");
    assert_eq!(composer.press("toá", 'n'), "toán");
    assert_eq!(composer.press("toán", 'f'), "toàn");
}

#[test]
fn letters_by_keys_of_their_own() {
    check_all("tiêngs=tiếng đươngf=đường đuơng=đương thưong=thương hoă=hoă bâus=bấu", telex);
    assert_eq!(vni("tiêng1"), "tiếng");
}

// Every syllable that there can be, by canonical keys and with its tone elsewhere.

const ONSETS: &str = "b c ch d đ g gh h k kh l m n ng ngh nh p ph r s t th tr v x";

/// Each with an acute where its tone belongs, and after `/` where it belonged of old.
const RHYMES: &str = "\
    á ác ách ái ám án áng ánh áo áp át áu áy ắc ắm ắn ắng ắp ắt ấc ấm ấn ấng ấp ất ấu ấy \
    é éc ém én éng éo ép ét ế ếch ếm ến ếnh ếp ết ếu \
    í ía ích iếc iếm iến iếng iếp iết iếu ím ín ính íp ít íu \
    ó oá/óa oác oách oái oám oán oáng oánh oáo oáp oát oáy oắc oắm oắn oắng oắt óc oé/óe oén oéo oét ói óm ón óng \
    oóc oóng óp ót ố ốc ối ốm ốn ống ốp ốt ớ ới ớm ớn ớp ớt \
    ú úa uấn uấng uất uấy úc uế uếch uếnh úi úm ún úng uốc uối uốm uốn uống uốt úp út \
    uý/úy uýa uých uyến uyết uýn uýnh uýp uýt uýu ứ ứa ức ứi ứm ứn ứng ước ưới ướm ướn ướng ướp ướt ướu ứt ứu \
    ý yếm yến yếng yết yếu";

const AFTER_QU: &str = "á ác ách ái án áng ánh áo át áu áy ắc ắm ắn ắng ắp ắt ấn ấng ất ấy é én éo ét ế ến ếch ết í ít \
    ý ých ýnh ýt yến yết ớ ốc";
const AFTER_H_KH_TH: &str = "uớ";

/// Each vowel with its tones: huyền, hỏi, ngã, sắc, nặng.
const VOWELS: [&str; 12] = [
    "aàảãáạ",
    "ăằẳẵắặ",
    "âầẩẫấậ",
    "eèẻẽéẹ",
    "êềểễếệ",
    "iìỉĩíị",
    "oòỏõóọ",
    "ôồổỗốộ",
    "ơờởỡớợ",
    "uùủũúụ",
    "ưừửữứự",
    "yỳỷỹýỵ",
];

/// The rhyme with another tone.
fn with_tone(rhyme: &str, tone: usize) -> String {
    let change = |c: char| {
        let forms = VOWELS.iter().find(|forms| forms.chars().nth(4) == Some(c));
        forms.and_then(|forms| forms.chars().nth(tone)).unwrap_or(c)
    };
    rhyme.chars().map(change).collect()
}

struct Style {
    method: Method,
    placement: Placement,
    /// Behind its vowel, and not at the end of the word.
    tone_at_once: bool,
    /// Where "ươ" is `uow` and not `uwow`.
    short: bool,
}

fn keys_of(word: &str, style: &Style) -> String {
    let (telex, vni) = (["", "f", "r", "x", "s", "j"], ["", "2", "3", "4", "1", "5"]);
    let of = |by_telex: &'static str, by_vni: &'static str| {
        if style.method == Method::Telex { by_telex } else { by_vni }
    };
    let (mut keys, mut tone_key) = (String::new(), "");
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        let found = VOWELS.iter().find_map(|forms| Some((*forms, forms.chars().position(|form| form == c)?)));
        let (letter, tone) = found.map_or((c, 0), |(forms, tone)| (forms.chars().next().unwrap(), tone));
        let horn_follows = letters.peek().is_some_and(|next| VOWELS[8].contains(*next));
        let itself = letter.to_string();
        keys += match letter {
            'ă' => of("aw", "a8"),
            'â' => of("aa", "a6"),
            'ê' => of("ee", "e6"),
            'ô' => of("oo", "o6"),
            'ơ' => of("ow", "o7"),
            'ư' if style.short && horn_follows => "u",
            'ư' => of("uw", "u7"),
            'đ' => of("dd", "d9"),
            // Two of them are no ô.
            'o' if letters.peek().is_some_and(|next| VOWELS[6].contains(*next)) => of("oo", "o"),
            _ => &itself,
        };
        if tone > 0 {
            tone_key = if style.method == Method::Telex { telex[tone] } else { vni[tone] };
            if style.tone_at_once {
                keys += tone_key;
            }
        }
    }
    if !style.tone_at_once {
        keys += tone_key;
    }
    keys
}

fn check_syllables(onset: &str, rhymes: &str, style: &Style) -> usize {
    let mut count = 0;
    for rhyme in rhymes.split_whitespace() {
        let (new, old) = rhyme.split_once('/').unwrap_or((rhyme, rhyme));
        let rhyme = if style.placement == Placement::New { new } else { old };
        let stopped = rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch");
        let tones: &[usize] = if stopped { &[4, 5] } else { &[0, 1, 2, 3, 4, 5] };
        for tone in tones {
            let word = [onset, &with_tone(rhyme, *tone)].concat();
            let keys = keys_of(&word, style);
            let made = typed_by(Composer::new(style.method, style.placement), &keys);
            assert_eq!(made, word, "by {keys}");
            count += 1;
        }
    }
    count
}

#[test]
fn every_syllable_can_be_typed() {
    let mut count = 0;
    let telex =
        |placement, tone_at_once, short| Style { method: Method::Telex, placement, tone_at_once, short };
    for style in [
        telex(Placement::New, false, false),
        telex(Placement::New, true, true),
        telex(Placement::Old, false, true),
        Style { method: Method::Vni, ..telex(Placement::New, false, true) },
    ] {
        count += check_syllables("", RHYMES, &style);
        for onset in ONSETS.split(' ') {
            let rhymes: Vec<_> = RHYMES
                .split_whitespace()
                // "gía" is "giá": the i belongs to the beginning.
                .filter(|rhyme| onset != "g" || !rhyme.starts_with(['i', 'í']))
                .collect();
            count += check_syllables(onset, &rhymes.join(" "), &style);
        }
        count += check_syllables("qu", AFTER_QU, &style);
        for onset in ["h", "kh", "th"] {
            count += check_syllables(onset, AFTER_H_KH_TH, &style);
        }
        let after_gi: Vec<_> =
            RHYMES.split_whitespace().filter(|rhyme| !rhyme.starts_with(['i', 'í', 'y', 'ý'])).collect();
        count += check_syllables("gi", &after_gi.join(" "), &style);
    }
    assert!(count > 40_000, "{count}");
}

#[test]
fn no_key_costs_another_letter() {
    // Whatever is typed, deleting leads back to nothing, and the letters typed without marks all stand there.
    let keys = "abcdđeghiklmnopqrstuvxywzfj0123456789 AĐW'é".chars().collect::<Vec<_>>();
    let mut number: usize = 7;
    for _ in 0..5_000 {
        let mut composer = Composer::default();
        let mut text = String::new();
        for _ in 0..8 {
            number = number.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let key = keys[(number >> 33) % keys.len()];
            let new = composer.press(&text, key);
            assert!(new.chars().count() + 1 >= text.chars().count(), "{text} and {key} made {new}");
            text = new;
        }
        for _ in 0..20 {
            text = composer.delete(&text);
        }
        assert_eq!(text, "");
    }
}

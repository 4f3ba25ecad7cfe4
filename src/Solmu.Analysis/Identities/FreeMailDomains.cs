using System.Collections.Frozen;

namespace Solmu.Analysis.Identities;

/// <summary>
/// Lists of well-known domains. They are short on purpose: a domain missing here costs a suggested organisation that
/// somebody ignores once; a domain wrongly listed would hide an organisation.
/// </summary>
internal static class FreeMailDomains
{
    /// <summary>Providers that own their name under many country endings.</summary>
    internal static readonly FrozenSet<string> Brands = Set(
        "gmail googlemail outlook hotmail live msn yahoo ymail rocketmail icloud gmx yandex aol zoho protonmail mail2world");

    /// <summary>Mail domains where anybody can have an address.</summary>
    internal static readonly FrozenSet<string> Names = Set(
        // World
        """
        gmail.com googlemail.com outlook.com hotmail.com live.com msn.com passport.com windowslive.com yahoo.com
        ymail.com rocketmail.com icloud.com me.com mac.com privaterelay.appleid.com aol.com aim.com zoho.com
        zohomail.com zohomail.eu fastmail.com fastmail.fm fastmail.net hey.com proton.me protonmail.com protonmail.ch
        pm.me tutanota.com tutanota.de tutamail.com tuta.com tuta.io keemail.me mail.com email.com usa.com post.com
        europe.com inbox.com hushmail.com hush.com runbox.com mailfence.com posteo.de posteo.net disroot.org
        riseup.net startmail.com ctemplar.com duck.com mozmail.com simplelogin.com mailbox.org kolabnow.com gawab.com
        lycos.com excite.com netscape.net rediffmail.com rediff.com
        """,
        // Nordic and Baltic
        """
        luukku.com kolumbus.fi elisanet.fi suomi24.fi saunalahti.fi welho.com dnainternet.net pp.inet.fi inet.fi
        nic.fi netti.fi surffi.fi jippii.fi mbnet.fi phnet.fi sci.fi iki.fi telia.com telia.se bredband.net
        bredband2.com comhem.se tele2.se spray.se glocalnet.net home.se passagen.se swipnet.se bahnhof.se
        online.no broadpark.no start.no frisurf.no getmail.no lyse.net jubii.dk mail.dk stofanet.dk tdcadsl.dk
        webspeed.dk ofir.dk post.tele.dk youmail.dk simnet.is visir.is internet.is inbox.lv inbox.lt inbox.ee mail.ee
        hot.ee online.ee neti.ee apollo.lv one.lt takas.lt
        """,
        // German-speaking and Low Countries
        """
        gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de arcor.de online.de onlinehome.de vodafone.de
        vodafonemail.de kabelmail.de unitybox.de 1und1.de email.de mail.de ewetel.net netcologne.de magenta.de
        aon.at a1.net chello.at utanet.at inode.at bluewin.ch sunrise.ch hispeed.ch swissonline.ch green.ch
        ziggo.nl kpnmail.nl kpnplanet.nl planet.nl xs4all.nl home.nl hetnet.nl casema.nl quicknet.nl upcmail.nl
        zonnet.nl online.nl telenet.be skynet.be proximus.be scarlet.be pandora.be voo.be pt.lu internet.lu
        """,
        // French, Spanish, Portuguese and Italian-speaking
        """
        orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr numericable.fr bbox.fr club-internet.fr aliceadsl.fr
        cegetel.net voila.fr 9online.fr libero.it virgilio.it tin.it alice.it tiscali.it tim.it iol.it inwind.it
        fastwebnet.it email.it poste.it aruba.it telefonica.net terra.es ono.com ya.com movistar.es orange.es
        sapo.pt iol.pt clix.pt netcabo.pt mail.telepac.pt uol.com.br bol.com.br terra.com.br ig.com.br globo.com
        globomail.com oi.com.br r7.com zipmail.com.br prodigy.net.mx infinitum.com.mx fibertel.com.ar
        ciudad.com.ar arnet.com.ar speedy.com.ar vtr.net adinet.com.uy cantv.net
        """,
        // Central and Eastern Europe, Turkey
        """
        seznam.cz email.cz post.cz centrum.cz atlas.cz volny.cz quick.cz tiscali.cz centrum.sk azet.sk zoznam.sk
        post.sk pobox.sk wp.pl o2.pl onet.pl onet.eu op.pl interia.pl interia.eu poczta.onet.pl poczta.fm tlen.pl
        gazeta.pl vp.pl autograf.pl freemail.hu citromail.hu t-online.hu upcmail.hu vipmail.hu indamail.hu
        digikabel.hu abv.bg mail.bg dir.bg siol.net t-2.net net.hr inet.hr vip.hr eunet.rs sbb.rs yahoo.ro mail.ru
        bk.ru list.ru inbox.ru internet.ru rambler.ru ya.ru yandex.ru yandex.com yandex.ua narod.ru ukr.net i.ua
        meta.ua bigmir.net tut.by mynet.com ttmail.com superonline.com otenet.gr forthnet.gr hol.gr in.gr
        """,
        // British Isles, North America, Oceania, South Africa
        """
        btinternet.com btopenworld.com ntlworld.com virginmedia.com virgin.net blueyonder.co.uk sky.com talktalk.net
        tiscali.co.uk plusnet.com plus.com plus.net orange.net o2.co.uk freeserve.co.uk lineone.net demon.co.uk eircom.net
        comcast.net verizon.net att.net sbcglobal.net bellsouth.net pacbell.net ameritech.net cox.net charter.net
        spectrum.net earthlink.net mindspring.com juno.com netzero.net optonline.net optimum.net rr.com roadrunner.com
        windstream.net frontier.com frontiernet.net centurylink.net centurytel.net q.com embarqmail.com suddenlink.net
        rogers.com bell.net sympatico.ca shaw.ca telus.net videotron.ca cogeco.ca bigpond.com bigpond.net.au
        optusnet.com.au iinet.net.au internode.on.net tpg.com.au dodo.com.au westnet.com.au xtra.co.nz slingshot.co.nz
        telkomsa.net mweb.co.za vodamail.co.za webmail.co.za
        """,
        // Asia
        """
        qq.com vip.qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com tom.com 21cn.com 139.com
        189.cn aliyun.com wo.cn naver.com daum.net hanmail.net nate.com kakao.com docomo.ne.jp ezweb.ne.jp
        softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp excite.co.jp infoseek.jp
        hinet.net pchome.com.tw seed.net.tw netvigator.com singnet.com.sg starhub.net.sg streamyx.com tm.net.my
        sify.com indiatimes.com vsnl.com in.com walla.com walla.co.il 012.net.il bezeqint.net netvision.net.il
        emirates.net.ae eim.ae
        """);

    /// <summary>Sites where many organisations have a page under one domain.</summary>
    internal static readonly FrozenSet<string> SharedSites = Set(
        """
        linkedin.com facebook.com fb.com instagram.com twitter.com x.com youtube.com youtu.be xing.com vk.com tiktok.com
        github.com github.io gitlab.com medium.com wordpress.com blogspot.com wixsite.com weebly.com squarespace.com
        myshopify.com google.com goo.gl bit.ly linktr.ee notion.site crunchbase.com wikipedia.org
        """);

    /// <summary>Endings of two labels under which organisations register a third.</summary>
    internal static readonly FrozenSet<string> PublicSuffixes = Set(
        """
        co.uk org.uk me.uk ltd.uk plc.uk net.uk ac.uk gov.uk nhs.uk sch.uk co.je co.gg com.mt com.cy com.gr com.tr
        org.tr net.tr edu.tr gov.tr com.pl net.pl org.pl edu.pl gov.pl waw.pl com.pt com.es org.es com.ro com.ua
        net.ua org.ua in.ua com.ru co.hu co.at or.at ac.at gv.at co.rs org.rs ac.rs com.hr com.mk com.ba com.au
        net.au org.au edu.au gov.au id.au co.nz net.nz org.nz ac.nz govt.nz com.fj com.pg com.br net.br org.br
        edu.br gov.br ind.br com.ar org.ar edu.ar gob.ar com.mx org.mx edu.mx gob.mx com.co net.co org.co edu.co
        com.pe org.pe com.ec com.ve com.uy com.py com.bo com.cl com.gt com.sv com.hn com.ni co.cr com.pa com.do
        com.pr com.jm com.tt co.jp or.jp ne.jp ac.jp ad.jp go.jp co.kr or.kr re.kr ac.kr go.kr com.cn net.cn org.cn
        edu.cn gov.cn ac.cn com.hk org.hk edu.hk com.tw org.tw edu.tw com.mo com.sg org.sg edu.sg com.my net.my
        org.my edu.my co.th or.th ac.th in.th co.id or.id ac.id web.id com.ph org.ph com.vn net.vn edu.vn com.kh
        co.in net.in org.in firm.in gen.in ind.in ac.in edu.in res.in gov.in nic.in com.pk net.pk org.pk edu.pk
        com.bd org.bd com.lk com.np co.ae net.ae org.ae ac.ae com.sa net.sa org.sa edu.sa com.qa com.kw com.bh
        com.om co.om com.jo com.lb com.iq co.ir ac.ir co.il org.il ac.il net.il com.eg edu.eg co.ma ac.ma com.tn
        com.dz com.ly co.za net.za org.za ac.za gov.za web.za co.ke or.ke ac.ke co.tz or.tz ac.tz co.ug co.zm
        co.zw co.bw com.na com.ng org.ng edu.ng com.gh edu.gh com.et co.ao co.mz com.kz org.kz com.uz co.uz com.az
        com.ge com.am com.by
        """);

    private static FrozenSet<string> Set(params string[] lists) => lists
        .SelectMany(list => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .ToFrozenSet(StringComparer.Ordinal);
}

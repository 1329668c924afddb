package export

import (
	"strings"
	"sync"
)

// set returns words as a set, made when it is first asked for: most starts of the
// program ask for none.
func set(words string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		m := map[string]bool{}
		for _, w := range strings.Fields(words) {
			m[w] = true
		}
		return m
	})
}

// givenNames are given names that mean little else, in lower case. The list needs
// no more than the usual ones: a rarer name is found by the words around it.
var givenNames = set(`
	aaron abdul abigail adam adrian agnes ahmed aisha alan albert alejandro aleksandra alessandro alessia alexander alexandra alexandre alfred alice alicia alina
	alison amanda amélie amelia amina amir amit amy ana anastasia anders andrea andreas andrei andrej andrew andrzej andy angela anita anja anjali ann anna anne annette
	anthony anton antonio anya arjun arnaud arthur arturo astrid aylin ayse barbara bartosz bastian beatrice beatriz ben benedikt benjamin bernard bernd bernhard
	bettina birgit björn bob boris brian bruno camila camille carl carla carlos carmen carol caroline catherine cecilia céline charles chiara chloe chloé christian christina
	christine christoph christopher claire clara claudia clemens colin connor cornelia craig cristina daan dagmar damien daniel daniela danielle danny darren dave david
	deborah deepak denise dennis derek diana diego dieter dirk dmitri dominik donald donna doris dorothea douglas duncan edith eduardo edward eileen ekaterina elena
	eleanor elias elif elisabeth elizabeth ellen emil emilia emily emma emre enrique eric erica erik erika ernst esther eugene eva evelyn fabian fabio farah fatima fatma
	federico fernando fiona florian francesca francesco francisco françois frederik friederike fritz gabriel gabriele gareth gary geoffrey george gerald gerard gerhard
	gian gianni giovanni giulia gonzalo gordon graham greg gregor gregory greta guido guillaume gunnar günter gustav hamza hannah hannes hans harald haruto heather heidi
	heike heinrich heinz helen helena helga helmut hendrik henning henri henrik henry herbert hiroshi holger howard hubert hugo ian ibrahim ignacio igor ines inès inga
	ingrid irene irina isaac isabel isabella isabelle ivan jacek jacob jacqueline jacques jakob jakub james jamie jan jana jane janet jasper javier jean jeff jeffrey
	jennifer jens jeremy jesper jessica jill jim joachim joan joanna joao jochen joel johan johann johannes john jonas jonathan jörg jorge josé josef joseph joshua
	judith julian juliette julien jürgen justin kaito kamal karen karim karin karina karl karolina karsten kasia katarina katarzyna kate katharina katherine kathleen katie
	katja katrin keith kelly kenneth kerstin kevin khalid kiran kirsten klaus konrad konstantin krishna kristina kristof kurt kyle larissa larry lars laura lauren laurent
	lea leila lena leon leonard leonardo leonie leopold leslie liam lidia lilian lina linda lindsay lisa lorenzo louis louise luc luca lucas lucia lucy ludwig luis luisa
	lukas łukasz lydia maarten maciej magda magdalena magnus malte manfred manuel manuela marc marcel marcin marco marcus margaret margarita maria mariam mariana marie
	marina mario marion marius marta martha martin martina mary maryam mateo mateusz mathias mathieu mathilde matteo matthew matthias maurice maximilian mehmet melanie
	melissa mia michael michaela michal michał michel michelle miguel mihai mikael mike mikhail mila milan miriam mohamed mohammad mohammed monika moritz muhammad
	mustafa nadia nadine natalia natalie nathalie nathan neha neil nicholas nicola nicolas nicole niels nigel nikhil niklas nikolai nils nina noah nora norbert olaf oleg
	oliver olivia olga omar oskar otto pablo paolo pascal patricia patricio patrick patrik paul paula pauline pavel pawel paweł pedro peter petra philip philipp philippe
	phil pierre pieter piotr pooja priya rachel rafael rahul raj rajesh ralf ralph ramon raphael raquel rashid raúl rebecca regina reinhard renata renate rené ricardo
	riccardo richard rita robert roberto roger roland rolf romain roman ronald rosa roxana rudolf russell ruth ryan sabine sabrina said_ salma samantha samira samuel sandra
	sanjay sara sarah sascha saskia sean sebastian sergei sergio shirin shreya sigrid silke silvia simon simone sofia sofie solène sonia sophia sophie stefan stefania
	stefano steffen stephan stephanie stephen steve steven stuart sunil susan susanne suzanne sven svetlana sylvia sylvie tamara tania tanja tatiana teresa thandi theo theodor
	theresa thomas thorsten tilman timo timothy tina tobias tom tomas tomasz tommaso toni tony torben torsten tristan udo ulrich ulrike ulf uma ursula ute uwe valentina
	valeria valerie vanessa vera veronika vijay viktor vikram vincent viola vladimir walter waltraud wei wendy werner wilhelm william winfried wolfgang xavier yannick yasmin
	yasmine yevgeny yuki yuri yusuf yves yvonne zainab zoë zoe zofia
	achim adaeze adelheid adelina aditya afonso agatha agnieszka aidan ailsa akira akua alana alastair aleksander aleksei alessandra alessio alexei alexey alistair
	alonso alvaro alyssa amara anabela ananya anatoly andriy andrás andrés anette angus anke annegret anneliese anouk anselm antje antonella anže aoife
	arantxa archie aristotelis arkady arne artem ashish ashleigh athanasios attila audrey aurelie aurélie ayodele ayşe babajide baptiste baran barnaby bartłomiej
	beata begoña benito benno benoit benoît bernardo berthold bethany bianca birgitta bjorn björk bjørn bogdan bogdana bogusław bohumil bram branka brenda brianna
	bridget brittany bronwyn burak burkhard bärbel bérénice callum candice carlotta carmela carrie carsten catarina catriona cedric charalambos cheryl chidi
	chinedu chioma ciara ciaran ciarán cinzia clive cláudia colm conor consuelo corinne cormac cosima cosimo costin courtney cristian cédric călin dagobert daniele
	dariusz darlene darryl davide deanna debra declan deirdre dejan delphine denys dermot desmond despina detlef dimitra dimitrios dimitris dmitriy dmytro doerte doina
	dolores dominic donal donatella dorota dragan dragana duarte dumitru dwayne dörte dũng eamon ebba eckhard edeltraud edna eimear eirik elaine eleni elke elodie
	elsa elvira elżbieta emanuele emeka emine emmanuelle encarna enrico eoin ernestine esteban ethan etienne ettore evangelos ewa ewald ewan fabrice fabrizio federica
	fedor femke fenna fergus ferhat fermín filipa filipe filippo finlay florin floris folake françoise fraser frauke frederic freja frida friedhelm friedrich frédéric
	fyodor fátima gabi gabor gabriella gaetano gail galina ganesh gaurav gavin geneviève gennady georgios geraldine gerd gerda gerlinde gethin gheorghe ghislaine
	giacomo gianluca gijs gillian giorgia giorgos gisela giulio giuseppe glenda glenn gonçalo goran graciela grażyna grigory grzegorz guadalupe gudrun guglielmo
	guilherme gunilla gunther gustavo guðrún gwen gwyneth györgy gábor gérard gökhan göran gülşen günther haakon hakan hakon halina hamish hanna hanneke hannelore haoran
	harriet hartmut hartwig haruki hasan hassan hayley hector hedwig helder helge henryk herta hervé hilary hilde hiltrud hiroko hiroto horst husain huseyin hyun håkon
	héctor hélène hùng hüseyin hương hải ifeoma iker ildikó ilinca ilse ilya imke imogen ingeborg ingo inmaculada inês ioana ioannis ionuț irena irmgard isaure isla
	ismail istvan istván itziar ivana iñaki i̇brahim jadwiga jaime jared jaroslav jarosław jasmin jelena jemima jenna jeroen jerome jerzy jesús jianguo jiaying jihoon
	jimena jiri jiří joakim joaquin joaquín jocelyn jodi jolanta joost jordi jorgen joris josefa jovan joão julián justine jutta jérôme jón jørgen kacper kaitlyn kamau
	kamil kara kasper katalin katerina kateryna kavita kayla kees kelsey kemal kendra kenji khadija kilian kinga kirsti kirsty kjell kjetil klara knut kofi konstantina
	konstantinos kostas kristen kristin krystyna krzysztof ksenia květa kwame kwesi kyriakos lacey lachlan ladislav lakshmi laszlo latoya laurence laurențiu layla leah
	leif lennart leonor leontine lerato leroy leyla lieke liesel lieselotte linh linnea linnéa liviu ljiljana loic lorena lorenza lorna lorraine lothar lotte lourdes
	lovisa loïc lubomír luboš lucille ludivine ludmila luigi luther lutz luís lyudmila lászló mabel maciek maddalena madeline maeve mafalda mairead maite maja maksim
	malcolm mallory manish marcela marcia margarete margarethe margarida margit maribel marieke marijke marisol marissa mariusz marjorie marlene marloes marsha maryann
	maría masha massimo matej mateja mathis matilde matías maureen maurizio maxim maxime maëlle małgorzata mechthild megan meike meiling melinda mercè mette mhairi
	michela mieke mihaela miklós mildred milena milica milos miloš mindy mircea mireille mirjana miroslav mirosław misha mojca monique montserrat murat muriel
	mykola myles myra mélanie nadezhda naledi nancy naoko naomi nasser natalya natasha nebojša nejc nele nerea ngozi nguyen nguyễn niamh nicolò nigella nikita nikola
	nikos nitin njeri nkechi nolwenn noor norma nour nuala nuno nuria núria obinna odalys odette odile oisín oksana olafur oleksandr oleksiy olumide oluwaseun oluwatobi
	omer ondrej ondřej onur oonagh ophélie orhan oriol orla ornella ortrud osman ottmar ovidiu oyvind padraig pamela panagiotis pankaj pascale paulina paulo pavla
	peggy philippa philippine phyllis pilar pradeep prakash predrag primož priyanka przemysław pyotr péter pınar quang quentin radek radim radmila radosław rafał
	raffaele ragnar rahel ramesh ramón randall rania raymond reem reinhold rhonda rhys rik rochelle rocío rodney rodrigo roel rohan rohit ronan rory rosalind rosaria
	rosario rosemarie roswitha rowena roxanne ruben rubén rudi ruediger rui ruslan ruta ruud ruxandra ryszard rémi rémy rüdiger răzvan sachin salim salvatore samir
	sandeep sandrine sanne saoirse sasha satoshi seamus selin serafina sergey sergi serhiy serkan seán shannon sharon shawn sheena sheila sheldon shona
	siddharth siegfried sieglinde sigrún sigrun sigurd sigurður silvana silvio simona sinan sindre sinead sinéad siobhan siobhán sipho sjoerd slobodan snežana sofía solveig
	soojin sorcha soren spyros stacey stacy stanislav stanislava stanisław stavros steffi stelios stephane stijn stéphane sunita suresh susana svenja swantje swati
	sylvain szymon sébastien séverine sónia sönke sølvi søren sławomir tabitha tadej tadeusz takeshi takumi tamika tamsin tanya taras tarek tariq tasha tatyana tetiana
	teun thabo thandeka thea thelma theodoros thibault thierry thijs thorbjørn théo thérèse tiago tibor tiffany tijn timur tolga tomás tomáš torbjørn tove tracey tracy
	trevor trine tunde tuğba tuấn tyrone uli ulla umberto urszula uschi vaclav vadim valarie valentin valery valérie vanya varun vasco vasile vasiliki vasilis vasiliy
	vasily vegard veit venkat vernon vesna vicente vicki viktoriya vincenzo virginie vitaly vitor vittoria vittorio vivek vlad vladan vladislav vojtěch volkan volker
	volodymyr vyacheslav václav véronique waldemar walid wallace wanjiku wenjie wiebke wiesław wilbur wilfried willem wilma wiltrud witold wojciech wouter xabier xenia
	xiaoming ximena xinyi xènia yana yannis yaroslav yasser yekaterina yetunde yevhen yiannis yiwen yolanda youssef yuko yulia yuriy yusra yvette zachary zahra zbigniew
	zdenek zdeněk zeinab zeynep zhanna zihan zoltan zoltán zoran zuzanna ágnes ákos álvaro ángel åke åse çağlar élodie étienne íñigo ólafur ömer özge özlem øystein
	øyvind þór špela štěpán željko ștefan άννα αθανάσιος αλέξανδρος αλέξης ανδρέας αντώνης βασίλης βασιλική γεώργιος γιάννης γιώργος δέσποινα δήμητρα δημήτρης ειρήνη
	ελένη ευάγγελος ηλίας θανάσης ιωάννα ιωάννης κατερίνα κωνσταντίνος κώστας μαρία μιχάλης νίκος νικόλαος πέτρος παναγιώτης παύλος σοφία σπύρος στέλιος σταύρος χρήστος
	χριστίνα александр алексей алина анастасия андрей андрій анна антон артём борис валентина валерий василий виктор владимир галина григорий дарья денис дмитрий
	дмитро евгений екатерина елена иван игорь илья ирина катерина кирилл константин ксения лариса людмила максим марина мария микола михаил наталья наталія
	никита николай оксана олег олександр олена ольга павел петр петро пётр светлана сергей сергій станислав степан тамара тарас татьяна тимур фёдор юлия юрий юрій
	яна іван`)

// wordNames are given names that are words, products or places as well. They
// count only beside a family name.
var wordNames = set(`
	abby ada alba alex alexis alma amber april art ashley august austin barry bella beth bill blake brad brandon brook brooke carter chad chance charity charlie charlotte
	chase chelsea chip chris christa clay cliff clint cole dale dan dawn dean dick dolly don drew duke dylan earl ed eden elle eve evan faith felix finn flora florence ford
	frank fred gene georgia gil glen grace grant guy harry harvey heath holly hope hunter ida iris ivy jack jake jade jason jasmine jay jerry jesse jewel jo joe
	johnny jordan josh joy juan jude judy julia julie june kai ken kent kim kit kris kyra lance lane lee leo liz logan lola lou luke luna lynn mandy marc mark marshall mason
	matt max may meg mercedes mercy merit miles mona morgan nat nate ned nick nico noel norm ollie olive oscar otis page pam paris parker pat pearl peg penny perry
	phoenix pierce piper quinn ray reed rex rich rick river rob robin rocky rod roman ron rose ross rowan roy ruby rusty sally sam sandy scarlett scott serena seth shelly
	sid sienna skip sky sonny stan stella sterling steph sue summer sydney ted terry tex theo tim trace travis trent troy tyler val vic victor victoria violet virginia
	wade wanda ward warren wayne wes will woody zack`)

// knownWords are capitalised words that are no person: makers, products, places,
// peoples, days, and words that often stand in titles.
var knownWords = set(`
	amazon aws google alphabet azure microsoft apple oracle ibm meta facebook instagram whatsapp twitter linkedin netflix uber airbnb spotify salesforce hubspot zendesk intercom
	twilio okta auth vault hashicorp heroku vercel netlify hetzner ovh scaleway rackspace digitalocean cloudflare fastly akamai openai anthropic claude gemini copilot llama mistral
	type stripe adyen klarna paypal visa mastercard amex plaid wise revolut braintree worldpay sumup kubernetes docker podman helm istio envoy terraform pulumi ansible puppet chef jenkins hudson
	circle bamboo travis argo spinnaker kafka rabbit redis memcached mongo cassandra elastic elasticsearch kibana logstash lucene solr neo postgres postgresql mysql maria sqlite
	dynamo aurora redshift athena kinesis lambda fargate snowflake databricks airflow spark hadoop hive flink beam dagster looker tableau metabase segment amplitude mixpanel
	datadog grafana prometheus sentry splunk pagerduty opsgenie dynatrace python java javascript typescript ruby rails django flask laravel symfony spring hibernate react angular
	vue svelte next nuxt node deno swift kotlin rust scala elixir erlang haskell clojure groovy perl php cobol fortran julia dart flutter cordova ionic xamarin unity unreal linux
	ubuntu debian fedora centos alpine windows android chrome firefox safari git github gitlab bitbucket gerrit jira confluence trello asana notion slack teams zoom miro figma
	sketch linear okrs scrum kanban lean agile safe waterfall sap netsuite workday personio datev xero quickbooks shopify magento wordpress drupal zapier kong nginx apache tomcat
	rest graphql grpc soap excel word powerpoint outlook sharepoint gmail drive dropbox box office selenium cypress playwright cucumber junit jest gatling locust sonar snyk
	dependabot veracode burp nessus qualys iso soc gdpr hipaa pci nist owasp basel solvency kyc
	january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday christmas easter ramadan thanksgiving
	spring summer autumn winter europe european africa african asia asian america american americas pacific atlantic baltic nordic nordics scandinavia benelux balkans iberia emea apac dach
	germany german france french spain spanish italy italian portugal portuguese netherlands dutch belgium belgian luxembourg austria austrian switzerland swiss poland polish czech
	slovakia hungary hungarian romania romanian bulgaria greece greek turkey turkish sweden swedish norway norwegian denmark danish finland finnish estonia latvia lithuania ireland
	irish england english scotland scottish wales welsh britain british russia russian ukraine ukrainian israel israeli egypt morocco nigeria nigerian kenya ghana south north east
	west india indian china chinese japan japanese korea korean singapore vietnam thailand indonesia malaysia philippines australia australian zealand canada canadian mexico mexican
	brazil brazilian argentina chile colombia peru usa states united kingdom emirates dubai saudi arabia london manchester birmingham edinburgh dublin paris lyon marseille berlin
	munich hamburg frankfurt cologne stuttgart düsseldorf vienna zurich geneva basel amsterdam rotterdam hague brussels antwerp madrid barcelona lisbon porto milan rome turin
	stockholm oslo copenhagen helsinki tallinn riga vilnius warsaw krakow prague budapest bucharest athens istanbul kyiv york francisco san los angeles las vegas boston chicago
	seattle austin denver toronto montreal vancouver sydney melbourne tokyo osaka seoul beijing shanghai shenzhen hong kong bangalore bengaluru mumbai delhi hyderabad pune chennai
	tel aviv cairo lagos nairobi cape town johannesburg santiago bogota sao rio virginia oregon ohio ireland california texas washington silicon valley wall street
	internet wi-fi wifi bluetooth ethernet kaizen pareto gantt monte carlo moore conway brooks murphy goodhart dunbar likert fibonacci bayes gauss turing merkle lamport paxos
	trojan black cyber red green blue white grey golden pilot alpha beta gamma delta omega series seed round phase stage tier level version release sprint plan board okay`)

// organisationWords end the names of organisations and things, never of people.
var organisationWords = set(`
	inc ltd limited llc plc gmbh ag se sa sas bv nv oy ab as corp corporation company co lab labs bank banking group holding holdings capital ventures partners systems
	technologies technology software solutions services logistics freight shipping lines airlines airways railways insurance assurance university institute academy school college
	foundation council commission committee agency authority ministry office union association alliance network networks exchange market markets stores retail foods pharma health
	hospital clinic energy power telecom mobile media studios games publishing press post news journal motors automotive electronics industries manufacturing international global
	cloud platform api app suite engine server database db queue pipeline studio analytics insights framework library protocol standard act directive regulation law convention
	report review summit conference day days week month quarter street road avenue square tower building campus centre center station airport port harbour harbor bridge river
	project programme program initiative roadmap milestone edition service portal dashboard gateway connector module hub core pro plus premium enterprise cup award prize desk line traders trading merchants lights`)

// personNouns name one person by what they do; a name may stand right after.
var personNouns = set(`
	ceo cto cfo coo cpo cio ciso cdo cmo cro cso vp founder cofounder co-founder director manager engineer developer architect designer analyst officer consultant contractor
	freelancer lead leader president chairman chairwoman chair owner partner lawyer accountant auditor recruiter colleague boss intern admin administrator tester
	programmer scientist investor mentor advisor adviser coach predecessor successor assistant expert brother sister wife husband friend`)

// honorifics and sayingBefore come right before a person.
var (
	honorifics   = set(`mr mrs ms miss mx dr doctor prof professor herr frau sir madam señor monsieur madame`)
	sayingBefore = set(`said says interviewed`)
)

// nobiliary are the particles that stand before family names alone.
var nobiliary = set(`van von der bin ibn`)

// modals follow a person or a thing that a sentence is about.
var modals = set(`will would has had`)

// ledBy are labels with the person they are about after a colon.
var ledBy = set(`owner owners author contact lead manager reviewer approver sponsor interviewee interviewed attendees present signed by from`)

// firms are called like people; _ stands for the space in a name.
var firms = set(`
	siemens bosch maersk ford mollie dell porsche tesla philips boeing mercedes daimler renault peugeot cisco ericsson bayer roche abbott pfizer merck nestlé danone ferrero
	heineken lidl aldi carrefour walmart lufthansa hitachi toyota honda suzuki nissan mckinsey bain deloitte accenture capgemini gartner forrester moody moodys
	morgan_stanley jp_morgan j.p._morgan goldman_sachs credit_suisse ernst_young merrill_lynch wells_fargo charles_schwab deutsche_bank thomson_reuters thomas_cook
	philip_morris hugo_boss harley_davidson mercedes_benz rolls_royce john_deere eli_lilly hewlett_packard procter_gamble johnson_controls arthur_andersen marks_spencer
	louis_vuitton ben_jerry jack_daniels martin_marietta lockheed_martin aston_martin sherwin_williams standard_poor dun_bradstreet sony_ericsson paul_hartmann carl_zeiss robert_bosch
	max_planck marie_curie sarbanes_oxley dodd_frank murphy_law rhode_schwarz rohde_schwarz baker_mckenzie allen_overy norton_rose oliver_wyman roland_berger arthur_d`)

var shortMonths = set(`jan feb mar apr may jun jul aug sep sept oct nov dec`)

// articles come before things.
var articles = set(`the a an`)

// placesBefore stand before a given name in the names of places and plans.
var placesBefore = set(`san santa são st saint los las el port mount lake fort project codename operation hurricane storm`)

// The verbs that follow a person, and those that may follow a firm as well.
var (
	sayingAfter = set(`said says thinks thought explained explains remembers knows knew admitted admits mentioned mentions believes believed feels felt insists insisted worries
		worried resigned retired fears feared doubts doubted recalls recalled suspects hopes hoped laughed shrugged retires resigns herself himself`)
	doubtfulAfter = set(`agreed agrees confirmed confirms promised promises wants wanted signed left leaves joined joins owns owned decided decides told tells asked asks wrote writes
		built knew leads led runs ran warned warns estimated estimates approved approves signs reviewed reviews answered showed shows proposed proposes
		maintains maintained started starts quit manages reports`)
)

// personalThings belong to people, not to firms.
var personalThings = set(`laptop holiday holidays leave maternity paternity departure resignation replacement successor predecessor opinion absence calendar salary notice boss
	vacation illness sickness wife husband inbox phone desk head memory return retirement word words view colleague`)

// particles stand in lower case within names.
var particles = set(`van von de der den da di del della dos du la le el al bin ibn ter ten zu zur`)

// plainWords begin sentences or are written with a capital in mid-sentence.
var plainWords = set(`
	i we you he she it they the a an this that these those there here our your their his her its my who what when where why how which if then else so but and or nor not no yes
	all any both each every everyone everybody everything someone somebody something anyone anybody nobody none nothing one two three four five six seven eight nine ten half most
	many much more less few several some such same other another own only just even still yet also too very quite rather almost about above after again against along among around as
	at because before behind below beside between beyond by despite down during except for from in inside into like near of off on once onto out outside over past per since than
	though although through throughout to today tomorrow yesterday tonight now soon later earlier last next first second third finally until unless up upon via while whereas with
	within without is are was were be been being am do does did done has have had can could may might must shall should will would let lets please thanks thank hello hi dear
	regards cheers best sincerely note notes todo question answer answers ok accounting logistics warehouse dispatch maintenance reception payroll production research delivery
	management leadership headquarters head everybody anyone asked ask told currently recently previously according given instead overall however therefore meanwhile moreover
	perhaps maybe probably apparently unfortunately luckily clearly actually basically honestly personally roughly mostly mainly partly never always often sometimes usually
	customers users clients people engineers developers founders investors suppliers vendors partners auditors regulators competitors employees staff management marketing`)
